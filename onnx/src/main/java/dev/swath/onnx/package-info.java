/// Models in ONNX files, run on chips of a raster by ONNX Runtime.
///
/// May use `array`, `raster` and its own cards; never a plan, a format or an operator. A provider
/// of other hardware is a constant of `Provider`; what is done to a model's output is one of
/// `Mapping`.
package dev.swath.onnx;
