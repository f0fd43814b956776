package dev.swath.architecture;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LineMap;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/// What the style rules ask of a source file, taken from its syntax tree.
///
/// @param file its name within the checkout
/// @param types names of the types it declares
/// @param methods its methods and constructors
/// @param narrowedSizes calls whose result, a size or position, is cast to `int`
record ParsedSource(
    String file, List<String> types, List<Method> methods, List<String> narrowedSizes) {
  private static final Pattern SIZE_CALL =
      Pattern.compile("(?:.*\\.)?(byteSize|count|size|start|end|rows|cols|cells|length|offset)");

  /// A method and the lines from its first modifier to its closing brace.
  record Method(String name, long lines) {}

  static List<ParsedSource> parse(List<Path> files) {
    JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
    try (StandardJavaFileManager manager =
        compiler.getStandardFileManager(null, Locale.ROOT, StandardCharsets.UTF_8)) {
      JavacTask task =
          (JavacTask)
              compiler.getTask(
                  null,
                  manager,
                  null,
                  List.of("-proc:none"),
                  null,
                  manager.getJavaFileObjectsFromPaths(files));
      SourcePositions positions = Trees.instance(task).getSourcePositions();
      List<ParsedSource> parsed = new ArrayList<>();
      for (CompilationUnitTree unit : task.parse()) {
        parsed.add(of(unit, positions));
      }
      return parsed;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ParsedSource of(CompilationUnitTree unit, SourcePositions positions) {
    Collector collector = new Collector(unit, positions);
    collector.scan(unit, null);
    String file = Checkout.name(Path.of(unit.getSourceFile().toUri()));
    return new ParsedSource(file, collector.types, collector.methods, collector.narrowed);
  }

  private static final class Collector extends TreeScanner<Void, Void> {
    private final CompilationUnitTree unit;
    private final SourcePositions positions;
    private final List<String> types = new ArrayList<>();
    private final List<Method> methods = new ArrayList<>();
    private final List<String> narrowed = new ArrayList<>();

    Collector(CompilationUnitTree unit, SourcePositions positions) {
      this.unit = unit;
      this.positions = positions;
    }

    @Override
    public Void visitClass(ClassTree tree, Void nothing) {
      types.add(tree.getSimpleName().toString());
      return super.visitClass(tree, null);
    }

    @Override
    public Void visitMethod(MethodTree tree, Void nothing) {
      long lines = line(positions.getEndPosition(unit, tree)) - startLine(tree) + 1;
      methods.add(new Method(tree.getName().toString(), lines));
      return super.visitMethod(tree, null);
    }

    @Override
    public Void visitTypeCast(TypeCastTree tree, Void nothing) {
      if (tree.getType().toString().equals("int")
          && unwrap(tree.getExpression()) instanceof MethodInvocationTree call) {
        Matcher size = SIZE_CALL.matcher(call.getMethodSelect().toString());
        if (size.matches()) {
          narrowed.add("line " + startLine(tree) + ": " + tree);
        }
      }
      return super.visitTypeCast(tree, null);
    }

    private static ExpressionTree unwrap(ExpressionTree tree) {
      return tree instanceof ParenthesizedTree inner ? unwrap(inner.getExpression()) : tree;
    }

    private long startLine(Tree tree) {
      return line(positions.getStartPosition(unit, tree));
    }

    private long line(long position) {
      LineMap lines = unit.getLineMap();
      return position < 0 ? 0 : lines.getLineNumber(position);
    }
  }
}
