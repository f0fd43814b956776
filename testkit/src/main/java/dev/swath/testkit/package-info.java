/// Rasters and sinks that count, a plain evaluator to compare with, and the contract suites
/// that every raster extends.
///
/// May use all of core; only tests use it.
package dev.swath.testkit;
