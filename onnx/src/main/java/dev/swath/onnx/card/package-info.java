/// The model card: what a model file does not say about its input and its output.
///
/// Uses `array` for names of types; knows no runtime, so a card can be read and checked where none
/// is.
package dev.swath.onnx.card;
