/// The documents of Zarr version 2 and 3 as one model, and version 3 documents written from it.
///
/// May use `array`, `grid` and `codec`; never a store: documents come and go as text. A new codec
/// is added where `V3Codecs` and `V2Codecs` name the known ones.
package dev.swath.zarr.metadata;
