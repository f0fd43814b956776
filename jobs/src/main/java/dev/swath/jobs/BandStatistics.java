package dev.swath.jobs;

/// The valid values of a band, summed up. Without a valid value all but the count are NaN.
///
/// @param count valid values
/// @param deviation of the whole band, not of a sample
public record BandStatistics(
    long count, double minimum, double maximum, double mean, double deviation) {}
