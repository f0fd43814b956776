/// Chips for training: which belong together, files of them, an index, and a stream.
///
/// May use core and `patches`; a further kind of file is a sink beside `NpySink`.
package dev.swath.jobs.chips;
