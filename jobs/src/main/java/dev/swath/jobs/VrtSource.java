package dev.swath.jobs;

import dev.swath.SwathException;
import dev.swath.geotiff.write.GeoTiffOptions;
import dev.swath.grid.Crs;
import dev.swath.grid.GridGeometry;
import dev.swath.jobs.vrt.VrtDocument;
import dev.swath.jobs.vrt.VrtPaths;
import dev.swath.jobs.vrt.VrtRaster;
import dev.swath.jobs.vrt.VrtReader;
import dev.swath.raster.Raster;
import dev.swath.raster.RasterSchema;
import dev.swath.store.FilePool;
import dev.swath.store.FileSource;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A VRT that is open, and its files.
final class VrtSource implements Source {
  private final Path path;
  private final String fingerprint;
  private final long bytes;
  private final VrtDocument document;
  private final FilePool pool;
  private final List<GeoTiffSource> files;
  private final Raster raster;

  private VrtSource(
      Path path, FileSource self, VrtDocument document, FilePool pool, Opened opened) {
    this.path = path;
    this.fingerprint = self.fingerprint();
    this.bytes = self.size();
    this.document = document;
    this.pool = pool;
    this.raster = VrtRaster.of(document, opened::raster);
    this.files = List.copyOf(opened.files.values());
  }

  /// Opens a VRT and all files that it names.
  static VrtSource open(Path path) {
    try (FileSource self = FileSource.open(path)) {
      VrtDocument document = VrtReader.read(path);
      VrtPaths paths = new VrtPaths(path);
      FilePool pool = new FilePool(Sources.OPEN_FILES);
      Opened opened = new Opened(paths, pool);
      try {
        return new VrtSource(path, self, document, pool, opened);
      } catch (SwathException e) {
        opened.close();
        throw e.where().startsWith(path.toString()) ? e : e.in(path.toString());
      } catch (RuntimeException | Error e) {
        opened.close();
        throw e;
      }
    }
  }

  /// Files by their place, opened when they are first named.
  private static final class Opened {
    private final VrtPaths paths;
    private final FilePool pool;
    private final Map<Path, GeoTiffSource> files = new LinkedHashMap<>();

    Opened(VrtPaths paths, FilePool pool) {
      this.paths = paths;
      this.pool = pool;
    }

    Raster raster(VrtDocument.Part part) {
      return files.computeIfAbsent(paths.of(part), file -> GeoTiffSource.open(file, pool)).raster();
    }

    void close() {
      files.values().forEach(GeoTiffSource::close);
      pool.close();
    }
  }

  @Override
  public Raster raster() {
    return raster;
  }

  List<GeoTiffSource> files() {
    return files;
  }

  @Override
  public Description description() {
    RasterSchema schema = raster.schema();
    return new Description(
        new Description.File(path.toString(), "VRT", Optional.of(bytes)),
        schema,
        new Description.Layout(
            "files",
            List.of(schema.rows(), schema.cols()),
            files.size(),
            Map.of("files", Integer.toString(files.size()))),
        new Description.Extras(List.of(), "", List.of(), document.warnings()));
  }

  @Override
  public ChunkCount chunks() {
    return ChunkCount.sum(files.stream().map(GeoTiffSource::chunks).toList());
  }

  @Override
  public String identity() {
    List<String> parts = new ArrayList<>();
    parts.add(path.toAbsolutePath().normalize() + " " + fingerprint);
    files.forEach(file -> parts.add(file.identity()));
    return parts.toString();
  }

  @Override
  public Side side() {
    return new Side(path.toString(), raster.schema(), "VRT of " + files.size() + " files");
  }

  @Override
  public double ratio() {
    return files.stream().mapToDouble(GeoTiffSource::ratio).average().orElse(1);
  }

  /// What an output takes over from the first file, if that lies in the VRT's own system.
  GeoTiffOptions options(RasterSchema output) {
    return files.stream()
        .findFirst()
        .filter(file -> system(file.raster().schema()).equals(system(output)))
        .map(file -> file.options(output))
        .orElse(GeoTiffOptions.DEFAULT);
  }

  private static Optional<String> system(RasterSchema schema) {
    return schema.geometry().flatMap(GridGeometry::crs).map(Crs::label);
  }

  @Override
  public List<String> lost(Format format, RasterSchema output, boolean masked) {
    return document.warnings();
  }

  @Override
  public void close() {
    files.forEach(GeoTiffSource::close);
    pool.close();
  }
}
