/// Suites that every implementation of an interface must pass, and generators of test data.
///
/// May use `core`; used by tests only.
package dev.swath.testkit;
