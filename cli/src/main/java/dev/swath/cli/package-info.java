/// The command line: text to the records of a job, a job's plan, progress and counts to text or
/// JSON.
///
/// May use jobs, the values a sweep reports, and sizes of memory; never a format or an operator. A
/// new flag is a component of a job's record first, then a flag of its verb here, then a
/// line of the
/// golden help.
package dev.swath.cli;
