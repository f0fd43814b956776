package dev.swath.operators.warp;

import dev.swath.UnsupportedDataException;
import dev.swath.grid.Affine;
import dev.swath.grid.Crs;
import dev.swath.grid.CrsTransform;
import dev.swath.grid.GridGeometry;
import dev.swath.operators.warp.WantedGrid.Extent;
import dev.swath.operators.warp.WantedGrid.Resolution;
import dev.swath.operators.warp.WantedGrid.Size;
import dev.swath.raster.RasterSchema;
import java.util.Optional;

/// Chooses the grid of a warped raster as `gdalwarp` does: north-up, square pixels of which the
/// diagonal has as many as the source's, over all that the source reaches, unless something else
/// is wanted.
public final class GridChoice {
  private static final double MOST_PIXELS = Integer.MAX_VALUE;

  /// A box is looked at like a raster of so many rows and columns.
  private static final long SIDE_OF_BOX = 5000;

  private final RasterSchema source;
  private final GridGeometry place;
  private final Optional<CrsTransform> toTarget;
  private final Optional<Crs> crs;

  private GridChoice(RasterSchema source, Optional<CrsTransform> toTarget, Optional<Crs> crs) {
    this.source = source;
    this.place = source.geometry().orElseThrow(Warp::unplaced);
    this.toTarget = toTarget;
    this.crs = crs;
  }

  /// Chooses a grid.
  ///
  /// @param toTarget from the source's system to the target's; empty if they are one
  /// @param crs the target's system
  public static TargetGrid of(
      RasterSchema source, Optional<CrsTransform> toTarget, Optional<Crs> crs, WantedGrid wanted) {
    return new GridChoice(source, toTarget, crs).choose(wanted);
  }

  /// The smallest extent around a rectangle in another system: of longitudes if that is one of
  /// degrees, where those west of −180 or east of 180 mean the other side of the dateline.
  ///
  /// @param crs the other system
  public static Extent around(Extent box, CrsTransform transform, Optional<Crs> crs) {
    double pixels = SIDE_OF_BOX;
    Affine map =
        new Affine(box.width() / pixels, 0, box.minX(), 0, -box.height() / pixels, box.maxY());
    return Reach.of(SIDE_OF_BOX, SIDE_OF_BOX, map, Optional.of(transform), isGeographic(crs))
        .extent();
  }

  private TargetGrid choose(WantedGrid wanted) {
    boolean asItIs = toTarget.isEmpty() && isNorthUp();
    if (asItIs && wanted.equals(WantedGrid.SUGGESTED)) {
      return new TargetGrid(geometry(place.transform()), source.rows(), source.cols());
    }
    boolean said = wanted.extent().isPresent() && wanted.resolution().isPresent();
    boolean whole =
        wanted.extent().isPresent() && wanted.size().filter(GridChoice::isWhole).isPresent();
    if (said || whole) {
      return grid(wanted.extent().get(), wanted.resolution(), wanted.size());
    }
    Reach reach =
        Reach.of(source.rows(), source.cols(), place.transform(), toTarget, isGeographic(crs));
    Resolution usual =
        asItIs
            ? new Resolution(place.transform().a(), -place.transform().e())
            : new Resolution(reach.pixel(), reach.pixel());
    if (wanted.extent().isEmpty() && wanted.size().isEmpty() && wanted.resolution().isEmpty()) {
      return suggested(reach.extent(), usual);
    }
    Optional<Resolution> resolution =
        wanted.size().isPresent() ? Optional.empty() : wanted.resolution();
    if (resolution.isEmpty() && wanted.size().isEmpty()) {
      return filled(wanted.extent().get(), usual);
    }
    Extent extent = wanted.extent().orElseGet(() -> extent(suggested(reach.extent(), usual)));
    return grid(extent, resolution, wanted.size());
  }

  private static boolean isWhole(Size size) {
    return size.cols() > 0 && size.rows() > 0;
  }

  private boolean isNorthUp() {
    Affine map = place.transform();
    return !map.isRotated() && map.a() > 0 && map.e() < 0;
  }

  private static boolean isGeographic(Optional<Crs> crs) {
    return crs.flatMap(Crs::kind).filter(dev.swath.grid.CrsKind.GEOGRAPHIC::equals).isPresent();
  }

  /// From the upper left corner in whole pixels, as many as come closest.
  private TargetGrid suggested(Extent extent, Resolution pixel) {
    long cols = count(extent.width() / pixel.width());
    long rows = count(extent.height() / pixel.height());
    return at(extent, pixel.width(), pixel.height(), rows, cols);
  }

  /// The ground of a grid that is not turned.
  private static Extent extent(TargetGrid grid) {
    Affine map = grid.geometry().transform();
    double cols = grid.cols();
    double rows = grid.rows();
    return new Extent(map.c(), map.y(cols, rows), map.x(cols, rows), map.f());
  }

  /// About pixels of a size, exactly filling an extent.
  private TargetGrid filled(Extent extent, Resolution pixel) {
    long cols = count(extent.width() / pixel.width());
    long rows = count(extent.height() / pixel.height());
    return at(extent, extent.width() / cols, extent.height() / rows, rows, cols);
  }

  private TargetGrid grid(Extent extent, Optional<Resolution> resolution, Optional<Size> size) {
    if (resolution.isPresent()) {
      return suggested(extent, resolution.get());
    }
    Size wanted = size.orElseThrow();
    long cols = wanted.cols();
    long rows = wanted.rows();
    if (cols == 0) {
      cols = count(extent.width() / (extent.height() / rows));
    } else if (rows == 0) {
      rows = count(extent.height() / (extent.width() / cols));
    }
    return at(extent, extent.width() / cols, extent.height() / rows, rows, cols);
  }

  private TargetGrid at(Extent extent, double width, double height, long rows, long cols) {
    Affine map = new Affine(width, 0, extent.minX(), 0, -height, extent.maxY());
    return new TargetGrid(geometry(map), rows, cols);
  }

  private GridGeometry geometry(Affine map) {
    return new GridGeometry(map, crs, place.registration());
  }

  private static long count(double pixels) {
    double whole = Math.floor(pixels + 0.5);
    if (!(whole <= MOST_PIXELS)) {
      throw new UnsupportedDataException(
          "a grid may have " + Integer.MAX_VALUE + " rows and columns but this one has " + whole,
          "give a coarser --resolution, a --size or a smaller --bbox");
    }
    return Math.max(1, (long) whole);
  }
}
