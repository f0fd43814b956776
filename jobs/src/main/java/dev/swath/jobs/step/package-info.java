/// What can be done to rasters, as users ask for it: from words to operators.
///
/// A step knows nothing of files and formats; a pipeline hands it rasters.
package dev.swath.jobs.step;
