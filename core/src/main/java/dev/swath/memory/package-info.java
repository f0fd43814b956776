/// The memory contract: every pixel buffer is leased from a [dev.swath.memory.MemoryBudget] before
/// it is allocated.
///
/// May use nothing but the failures of `dev.swath`.
package dev.swath.memory;
