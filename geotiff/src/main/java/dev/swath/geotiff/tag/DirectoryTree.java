package dev.swath.geotiff.tag;

import dev.swath.CorruptDataException;
import dev.swath.SwathException;
import dev.swath.store.ByteSource;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// All directories of a file: the chain that starts in the header and the sub-directories that its
/// members name.
///
/// The first directory must be sound. Damage further down the chain or in a sub-directory ends that
/// branch and is reported as a warning, as is a directory that is reached twice.
///
/// @param warnings one sentence for each branch that was given up
public record DirectoryTree(TiffHeader header, List<Node> chain, List<String> warnings) {
  /// A directory of the chain with its sub-directories.
  public record Node(Directory directory, List<Directory> children) {
    public Node {
      children = List.copyOf(children);
    }
  }

  public DirectoryTree {
    chain = List.copyOf(chain);
    warnings = List.copyOf(warnings);
  }

  public static DirectoryTree read(ByteSource source, Limits limits) {
    return new Walk(source, limits).run();
  }

  private static final class Walk {
    private final DirectoryParser parser;
    private final Limits limits;
    private final Set<Long> visited = new HashSet<>();
    private final List<String> warnings = new ArrayList<>();

    Walk(ByteSource source, Limits limits) {
      this.parser = new DirectoryParser(source, limits);
      this.limits = limits;
    }

    DirectoryTree run() {
      List<Node> chain = new ArrayList<>();
      long position = parser.header().firstDirectory();
      while (position != 0 || chain.isEmpty()) {
        if (!visit("IFD " + chain.size(), position)) {
          break;
        }
        try {
          DirectoryParser.Parsed parsed = parser.parse("IFD " + chain.size(), position);
          chain.add(new Node(parsed.directory(), children(parsed.directory())));
          position = parsed.next();
        } catch (CorruptDataException e) {
          if (chain.isEmpty()) {
            throw e;
          }
          warnings.add("the chain of directories ends early: " + e.getMessage());
          break;
        }
      }
      return new DirectoryTree(parser.header(), chain, warnings);
    }

    private List<Directory> children(Directory parent) {
      List<Directory> children = new ArrayList<>();
      try {
        for (long position : parent.integers(Tag.SUB_IFDS)) {
          String name = parent.name() + "." + children.size();
          if (position != 0 && visit(name, position)) {
            children.add(parser.parse(name, position).directory());
          }
        }
      } catch (CorruptDataException e) {
        warnings.add("sub-directories are left out: " + e.getMessage());
      }
      return children;
    }

    private boolean visit(String name, long position) {
      if (!visited.add(position)) {
        warnings.add(
            name + " at " + position + " was read before: the directories form a loop, cut here");
        return false;
      }
      if (visited.size() > limits.directories()) {
        SwathException many =
            Limits.exceeded(
                "the number of directories", visited.size(), "directories", limits.directories());
        throw many.in(name);
      }
      return true;
    }
  }
}
