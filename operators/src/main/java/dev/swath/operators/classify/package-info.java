/// Operators that need the distribution of a raster before they can make another of it: stretches,
/// classes, hot spots.
///
/// May use `array`, `grid` and `raster`, and the packages `pass`, `reduce` and `focal` beside it;
/// never a format. Ways to find breaks between classes belong here.
package dev.swath.operators.classify;
