package dev.swath.operators.place;

import dev.swath.UnsupportedDataException;
import dev.swath.array.Window;
import dev.swath.grid.GridGeometry;
import dev.swath.raster.NoData;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Rasters found to be of one lattice, type, no-data value and set of bands, so that they can be
/// put together.
public final class Sheets {
  private final List<Sheet> sheets;
  private final Lattice lattice;
  private final List<Window> places;

  private Sheets(List<Sheet> sheets, Lattice lattice, List<Window> places) {
    this.sheets = sheets;
    this.lattice = lattice;
    this.places = places;
  }

  /// Rasters in the order in which overlap rules take them. The first that differs from the first
  /// of all is refused.
  public static Sheets of(List<Sheet> sheets) {
    if (sheets.isEmpty()) {
      throw new IllegalArgumentException("at least one raster must be put together");
    }
    Sheet first = sheets.getFirst();
    Lattice lattice = new Lattice(geometry(first));
    List<Window> places = new ArrayList<>();
    for (Sheet sheet : sheets) {
      RasterSchema schema = sheet.raster().schema();
      Optional<Differences.Difference> difference =
          Differences.first(lattice, first.raster().schema(), schema, geometry(sheet));
      if (difference.isPresent()) {
        throw new UnsupportedDataException(
            first.name()
                + " and "
                + sheet.name()
                + " cannot be put together, they differ in "
                + difference.get().what(),
            difference.get().remedy());
      }
      places.add(lattice.place(geometry(sheet), schema.rows(), schema.cols()).orElseThrow());
    }
    return new Sheets(List.copyOf(sheets), lattice, List.copyOf(places));
  }

  private static GridGeometry geometry(Sheet sheet) {
    GridGeometry geometry =
        sheet
            .raster()
            .schema()
            .geometry()
            .orElseThrow(
                () ->
                    new UnsupportedDataException(
                        sheet.name() + " has no georeference, so its place is not known",
                        "give it one first"));
    if (!(Math.abs(geometry.transform().determinant()) > 0)) {
      throw new UnsupportedDataException(
          sheet.name() + " has pixels without an area: " + geometry.transform(),
          "give it a georeference that has one");
    }
    return geometry;
  }

  /// Puts them together.
  ///
  /// @param gaps value of pixels that none has; if empty, no data, which floating types always have
  public Mosaic mosaic(Overlap overlap, Ground ground, Optional<NoData> gaps) {
    Window window = window(ground);
    RasterSchema first = sheets.getFirst().raster().schema();
    boolean whole = Coverage.isWhole(window, places);
    Gap gap = Gap.of(first, gaps, whole);
    int y = first.rank() - 2;
    Window extent = first.extent().with(y, 0, window.size(0)).with(y + 1, 0, window.size(1));
    RasterSchema schema =
        first
            .withNoData(gap.noData())
            .withExtent(extent, Optional.of(lattice.at(window.start(0), window.start(1))));
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < sheets.size(); i++) {
      Window place = places.get(i);
      if (place.intersects(window)) {
        placed.add(
            new Placed(
                sheets.get(i).raster(),
                place.start(0) - window.start(0),
                place.start(1) - window.start(1)));
      }
    }
    return new Mosaic(schema, placed, overlap, gap.bits());
  }

  /// Rows and columns of the lattice.
  private Window window(Ground ground) {
    return switch (ground) {
      case Ground.Union _ -> places.stream().reduce(Window::union).orElseThrow();
      case Ground.Intersection _ -> intersection();
      case Ground.Box box -> lattice.touching(box);
      case Ground.Like like -> like(like);
    };
  }

  private Window intersection() {
    Window shared = places.getFirst();
    for (int i = 1; i < places.size(); i++) {
      Window next = shared.intersect(places.get(i));
      if (next.isEmpty()) {
        throw new UnsupportedDataException(
            "the rasters have no pixel in common: "
                + sheets.get(i).name()
                + " at rows and columns "
                + places.get(i)
                + " lies outside "
                + shared
                + " of those before it, counted from "
                + sheets.getFirst().name(),
            "put their union together");
      }
      shared = next;
    }
    return shared;
  }

  private Window like(Ground.Like like) {
    Optional<String> difference = lattice.difference(like.geometry(), like.rows(), like.cols());
    if (difference.isPresent()) {
      throw new UnsupportedDataException(
          sheets.getFirst().name() + " and " + like.name() + " differ in " + difference.get(),
          Differences.RESAMPLE);
    }
    return lattice.place(like.geometry(), like.rows(), like.cols()).orElseThrow();
  }
}
