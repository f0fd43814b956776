package dev.swath.zarr.geo;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import dev.swath.grid.Affine;
import dev.swath.grid.GridGeometry;
import dev.swath.zarr.geo.Multiscales.Shape;
import java.util.Optional;

/// Values of the `spatial` convention, between attributes and numbers.
///
/// With registration `node` coordinates are those of the centres of pixels, else of their corners.
final class Place {
  static final String DIMENSIONS = "spatial:dimensions";
  static final String TRANSFORM = "spatial:transform";
  static final String TRANSFORM_TYPE = "spatial:transform_type";
  static final String SHAPE = "spatial:shape";
  static final String BBOX = "spatial:bbox";
  static final String REGISTRATION = "spatial:registration";

  private Place() {}

  /// A transform of six numbers in rasterio's order.
  static Affine affine(String key, double[] n) {
    Affine affine = new Affine(n[0], n[1], n[2], n[3], n[4], n[5]);
    double determinant = affine.determinant();
    if (determinant == 0 || !Double.isFinite(determinant)) {
      throw Attributes.wrong(
          key, "a transform that spreads pixels over an area", json(affine).toString());
    }
    return affine;
  }

  static JsonArray json(Affine t) {
    return JsonNumbers.list(t.a(), t.b(), t.c(), t.d(), t.e(), t.f());
  }

  static JsonArray json(Shape shape) {
    JsonArray list = new JsonArray();
    list.add(shape.rows());
    list.add(shape.cols());
    return list;
  }

  /// Rows and columns, at least one of each.
  static Optional<Shape> shape(Attributes node) {
    return node.numbers(SHAPE, 2)
        .map(
            n -> {
              if (!isCount(n[0]) || !isCount(n[1])) {
                throw Attributes.wrong(
                    SHAPE, "two whole numbers from 1", JsonNumbers.list(n).toString());
              }
              return new Shape(Math.round(n[0]), Math.round(n[1]));
            });
  }

  private static boolean isCount(double value) {
    return value == Math.rint(value) && value >= 1 && value < 0x1p63;
  }

  static GridGeometry.Registration registration(String key, JsonElement value) {
    return switch (Attributes.tryText(value).orElse("")) {
      case "pixel" -> GridGeometry.Registration.AREA;
      case "node" -> GridGeometry.Registration.POINT;
      default -> throw Attributes.wrong(key, "'pixel' or 'node'", value);
    };
  }

  /// The map from pixel corners that a stored map means.
  static Affine fromStored(Affine stored, GridGeometry.Registration registration) {
    return switch (registration) {
      case AREA -> stored;
      case POINT -> stored.shift(-0.5, -0.5);
    };
  }

  /// The map to store for a map from pixel corners.
  static Affine toStored(GridGeometry geometry) {
    return switch (geometry.registration()) {
      case AREA -> geometry.transform();
      case POINT -> geometry.transform().shift(0.5, 0.5);
    };
  }
}
