package dev.swath.jobs;

import dev.swath.jobs.chips.Sampling;
import dev.swath.jobs.chips.SpatialSplit;
import dev.swath.jobs.step.PatchOptions;
import java.nio.file.Path;
import java.util.Optional;

/// Chips to be written.
///
/// @param labels a raster on the same grid whose chips are written beside those of the input
/// @param patches of which only size, stride and boundary count
/// @param sampling where chips are taken from
/// @param output the folder, which must not exist
public record ChipsRequest(
    Path input,
    Optional<Path> labels,
    PatchOptions patches,
    Sampling sampling,
    SpatialSplit split,
    Path output,
    Resources resources) {}
