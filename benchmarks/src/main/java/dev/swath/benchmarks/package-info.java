/// Benchmarks of kernels. Each class asks one question and measures its baseline in the same run.
///
/// May use everything but jobs and the command line. Add a class per question.
package dev.swath.benchmarks;
