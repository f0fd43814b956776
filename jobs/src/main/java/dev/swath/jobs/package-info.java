/// What Swath can be asked to do: for each job a request record, a plan and a run.
///
/// The only place where formats meet operators. A new job is a request record that refuses bad
/// values, and a class beside it that opens the inputs, builds the rasters, and sweeps.
package dev.swath.jobs;
