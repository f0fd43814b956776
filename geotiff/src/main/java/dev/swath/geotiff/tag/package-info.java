/// The TIFF structure: header, image file directories, fields and their values.
///
/// May use `store` and the failures of `dev.swath`. A new tag goes into
/// [dev.swath.geotiff.tag.Tag]; nothing here knows what a pixel is.
package dev.swath.geotiff.tag;
