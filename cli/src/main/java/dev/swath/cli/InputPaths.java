package dev.swath.cli;

import dev.swath.LimitException;
import dev.swath.StorageException;
import dev.swath.jobs.request.RequestException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.PatternSyntaxException;

/// Inputs as they are named: files, patterns of names such as `tiles/*.tif`, and lists of
/// files such as `@tiles.txt`, one on each line.
final class InputPaths {
  private static final int MOST = 1 << 20;
  private static final long LONGEST_LIST = 64L << 20;

  private InputPaths() {}

  /// All files meant. Those of a pattern come in the order of their names.
  static List<Path> expanded(List<Path> named) {
    List<Path> all = new ArrayList<>();
    for (Path path : named) {
      String text = path.toString();
      if (text.startsWith("@") && !Files.exists(path)) {
        all.addAll(listed(text.substring(1)));
      } else if (isPattern(path)) {
        all.addAll(matching(path));
      } else {
        all.add(path);
      }
      if (all.size() > MOST) {
        throw new LimitException(
            "there may be " + MOST + " inputs but there are more", "put parts together first");
      }
    }
    return all;
  }

  private static boolean isPattern(Path path) {
    String name = String.valueOf(path.getFileName());
    return name.matches(".*[*?\\[{].*") && !Files.exists(path);
  }

  private static List<Path> listed(String list) {
    try {
      Path file = Path.of(list);
      if (Files.size(file) > LONGEST_LIST) {
        throw new LimitException(
            "a list of files may have " + LONGEST_LIST + " bytes but " + list + " has more",
            "put parts together first");
      }
      return Files.readAllLines(file, StandardCharsets.UTF_8).stream()
          .filter(line -> !line.isBlank())
          .map(line -> Path.of(line.strip()))
          .toList();
    } catch (InvalidPathException e) {
      throw new RequestException("'" + e.getInput() + "' in " + list + " is no path", "mend it");
    } catch (IOException e) {
      throw new StorageException("cannot be read (" + e + ")", "check the path", e).in(list);
    }
  }

  private static List<Path> matching(Path pattern) {
    Path folder = pattern.getParent();
    Path where = folder == null ? Path.of("") : folder;
    List<Path> found = new ArrayList<>();
    try (DirectoryStream<Path> names =
        Files.newDirectoryStream(where, String.valueOf(pattern.getFileName()))) {
      names.forEach(found::add);
    } catch (PatternSyntaxException e) {
      throw new RequestException(
          "'" + pattern + "' is no pattern: " + e.getDescription(), "name the files");
    } catch (IOException e) {
      throw new StorageException("cannot be listed (" + e + ")", "check the path", e)
          .in(where.toString());
    }
    if (found.isEmpty()) {
      throw new RequestException("no file is named like " + pattern, "check the pattern");
    }
    found.sort(null);
    return found;
  }
}
