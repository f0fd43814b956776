package dev.swath.zarr.geo;

/// Something in a store's attributes that breaks a convention, or that common readers stumble over.
///
/// @param severity whether the convention forbids it
/// @param code which rule, such as `spatial-transform`
/// @param where path of the node in the store, and the attribute
/// @param what the rule and the value that breaks it
public record Finding(Severity severity, String code, String where, String what) {
  /// How much a finding weighs.
  public enum Severity {
    /// The convention forbids it.
    ERROR,
    /// The convention advises against it, or a common reader does not cope with it.
    ADVICE
  }
}
