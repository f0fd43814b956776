package dev.swath.operators.pass;

import dev.swath.sweep.SweepPlan;

/// What a pass before the last one will do.
///
/// @param text what it looks for
/// @param sweeps times that it goes over the pixels at most
/// @param first its first sweep
/// @param keptBytes memory for pixels that it keeps, so that nothing after it reads them again; 0
///     if they do not fit, and every sweep reads them anew
public record PassPlan(String text, int sweeps, SweepPlan first, long keptBytes) {}
