package dev.swath.jobs.vrt;

import dev.swath.CorruptDataException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.array.Window;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.request.NoDataValue;
import dev.swath.jobs.request.RequestException;
import dev.swath.operators.local.Cast;
import dev.swath.operators.local.DeclareNoData;
import dev.swath.operators.local.Scale;
import dev.swath.operators.local.SelectBands;
import dev.swath.operators.local.Stack;
import dev.swath.operators.local.Subset;
import dev.swath.operators.local.Unscale;
import dev.swath.operators.place.Mosaic;
import dev.swath.operators.place.Overlap;
import dev.swath.operators.place.Placed;
import dev.swath.raster.NoData;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// The raster that a VRT describes: mosaics of its files' rasters, of all bands at once where each
/// file brings one band after another, else band by band.
public final class VrtRaster {
  private final VrtDocument document;
  private final Function<VrtDocument.Part, Raster> files;
  private final DType type;
  private final Optional<NoData> noData;
  private final Optional<GridGeometry> geometry;

  private VrtRaster(VrtDocument document, Function<VrtDocument.Part, Raster> files) {
    this.document = document;
    this.files = files;
    VrtDocument.Band first = document.bands().getFirst();
    this.type = first.type();
    this.noData = noData(first.noData(), type);
    Optional<Crs> crs = document.srs().map(VrtRaster::crs);
    this.geometry =
        document.transform().map(map -> new GridGeometry(map, crs, GridGeometry.Registration.AREA));
    for (int band = 1; band < document.bands().size(); band++) {
      checkAlike(band);
    }
  }

  /// @param files the raster of the file of a part: bands, rows and columns
  public static Raster of(VrtDocument document, Function<VrtDocument.Part, Raster> files) {
    return new VrtRaster(document, files).raster();
  }

  private static Crs crs(String srs) {
    return srs.matches("(?i)EPSG:[0-9]{1,6}")
        ? Crs.ofEpsg(Integer.parseInt(srs.substring(5)))
        : Crs.ofWkt(srs);
  }

  private static Optional<NoData> noData(Optional<String> text, DType type) {
    try {
      return text.flatMap(value -> NoDataValue.parse(value, type));
    } catch (RequestException e) {
      throw new UnsupportedDataException(
          "no-data value: " + e.what(), "write the VRT with one that its pixels have", e);
    }
  }

  private void checkAlike(int band) {
    VrtDocument.Band other = document.bands().get(band);
    if (other.type() != type) {
      throw new UnsupportedDataException(
          "bands 1 and " + (band + 1) + " are " + type + " and " + other.type(),
          "write a VRT of bands of one type");
    }
    if (!noData(other.noData(), type).equals(noData)) {
      throw new UnsupportedDataException(
          "bands 1 and "
              + (band + 1)
              + " have the no-data values "
              + document.bands().getFirst().noData().orElse("none")
              + " and "
              + other.noData().orElse("none"),
          "write a VRT of bands of one no-data value");
    }
  }

  private Raster raster() {
    List<VrtDocument.Band> bands = document.bands();
    if (bands.size() == 1 || bandsFollow()) {
      return mosaic(bands, bands.getFirst().parts());
    }
    return new Stack(
        bands.stream().map(band -> (Raster) mosaic(List.of(band), band.parts())).toList());
  }

  /// Whether each file brings as many bands as the VRT has, one after another, to one place.
  private boolean bandsFollow() {
    List<VrtDocument.Part> first = document.bands().getFirst().parts();
    for (int band = 1; band < document.bands().size(); band++) {
      List<VrtDocument.Part> parts = document.bands().get(band).parts();
      if (parts.size() != first.size()) {
        return false;
      }
      for (int i = 0; i < parts.size(); i++) {
        if (!parts.get(i).equals(withBand(first.get(i), first.get(i).band() + band))) {
          return false;
        }
      }
    }
    return true;
  }

  private static VrtDocument.Part withBand(VrtDocument.Part part, int band) {
    return new VrtDocument.Part(
        part.file(), part.relative(), band, part.from(), part.to(), part.noData(), part.scale());
  }

  private Mosaic mosaic(List<VrtDocument.Band> bands, List<VrtDocument.Part> parts) {
    RasterSchema schema =
        new RasterSchema(
            List.of(RasterSchema.BAND, RasterSchema.Y, RasterSchema.X),
            Window.ofSize(bands.size(), document.rows(), document.cols()),
            type,
            noData,
            geometry,
            bands.stream().map(VrtDocument.Band::info).toList(),
            Map.of());
    Window whole = Window.ofSize(document.rows(), document.cols());
    List<Placed> placed = new ArrayList<>();
    for (VrtDocument.Part part : parts) {
      place(part, bands.size())
          .filter(sheet -> ground(sheet).intersects(whole))
          .ifPresent(placed::add);
    }
    return new Mosaic(schema, placed, Overlap.LAST, noData.map(NoData::bits).orElse(0L));
  }

  private static Window ground(Placed sheet) {
    RasterSchema schema = sheet.raster().schema();
    return Window.of(
        new long[] {sheet.row(), sheet.col()}, new long[] {schema.rows(), schema.cols()});
  }

  /// A file's part where it goes; nothing if there is nothing of the file in it.
  private Optional<Placed> place(VrtDocument.Part part, int bands) {
    Raster file = files.apply(part);
    Window extent = file.schema().extent();
    if (part.band() + bands - 1 > extent.size(0)) {
      throw new CorruptDataException(
          "source "
              + VrtNode.abbreviated(part.file())
              + " has "
              + extent.size(0)
              + " bands, so there is no band "
              + (part.band() + bands - 1),
          "write the VRT again");
    }
    VrtDocument.Box from =
        part.from().orElse(new VrtDocument.Box(0, 0, file.schema().cols(), file.schema().rows()));
    VrtDocument.Box to =
        part.to().orElse(new VrtDocument.Box(0, 0, document.cols(), document.rows()));
    VrtPartReader.checkSize(part.file(), from, to);
    Window wanted =
        Window.of(
            new long[] {part.band() - 1, from.row(), from.col()},
            new long[] {bands, from.rows(), from.cols()});
    Window window = wanted.intersect(extent);
    if (window.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Placed(
            valued(cut(file, window), part),
            to.row() + window.start(1) - from.row(),
            to.col() + window.start(2) - from.col()));
  }

  private static Raster cut(Raster file, Window window) {
    Window extent = file.schema().extent();
    int first = Math.toIntExact(window.start(0));
    int count = Math.toIntExact(window.size(0));
    Raster banded =
        count == extent.size(0)
            ? file
            : new SelectBands(
                file, java.util.stream.IntStream.range(first, first + count).toArray());
    Window part = window.with(0, 0, count);
    return part.equals(banded.schema().extent()) ? banded : new Subset(banded, part);
  }

  /// The values that the band has of a file: its no data is what the VRT says, not the file.
  private Raster valued(Raster raster, VrtDocument.Part part) {
    DType from = raster.schema().dtype();
    Optional<NoData> skipped = noData(part.noData(), from);
    Raster said = new DeclareNoData(raster, skipped);
    if (part.scale().isPresent()) {
      VrtDocument.Scale scale = part.scale().get();
      said = Unscale.of(said, new Scale(scale.ratio(), scale.offset()));
    }
    if (said.schema().dtype() == type) {
      return said;
    }
    if (said.schema().noData().isEmpty()) {
      return Cast.to(said, type, Cast.Range.SATURATE);
    }
    NoData target =
        noData.orElseThrow(
            () ->
                new UnsupportedDataException(
                    "source "
                        + VrtNode.abbreviated(part.file())
                        + " has pixels that are not taken and another type, but the band no"
                        + " no-data value",
                    "write the VRT with a no-data value"));
    return Cast.to(said, target, Cast.Range.SATURATE);
  }
}
