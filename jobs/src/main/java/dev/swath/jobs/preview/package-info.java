/// Pictures of rasters: shrink, stretch, colour, and a PNG encoder of our own.
///
/// May use all of core and the operators; never a format. A new style of picture belongs
/// here.
package dev.swath.jobs.preview;
