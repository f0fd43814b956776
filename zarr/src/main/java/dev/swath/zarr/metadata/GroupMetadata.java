package dev.swath.zarr.metadata;

import com.google.gson.JsonObject;

/// What a store says about a group.
///
/// @param format version of Zarr: 2 or 3
/// @param attributes not to be modified
/// @param consolidated the documents of the nodes below by their path, if the group holds copies of
///     them; empty if not
public record GroupMetadata(
    int format, JsonObject attributes, java.util.Optional<JsonObject> consolidated) {}
