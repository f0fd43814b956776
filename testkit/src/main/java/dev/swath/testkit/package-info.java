/// What tests share: contract suites that every implementation of an interface must pass, rasters
/// and sinks that count the work done with them, a plain evaluation to compare a sweep's pixels
/// with, and generators of test data.
///
/// May use all of core; used by tests only, never by the product.
package dev.swath.testkit;
