import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassFileVersion;
import java.lang.classfile.ClassHierarchyResolver;
import java.lang.classfile.ClassModel;
import java.lang.classfile.ClassTransform;
import java.lang.classfile.CodeTransform;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;
import java.net.URL;
import java.net.URLClassLoader;

/// Gives the classes of jars stack maps, as classes have had since Java 6: the start-up cache takes
/// no others. Jars without older classes are left as they are.
///
/// java tools/StackMaps.java JAR…
final class StackMaps {
  private static final int FIRST_WITH_MAPS = ClassFile.JAVA_6_VERSION;

  private StackMaps() {}

  public static void main(String[] jars) throws IOException {
    for (String jar : jars) {
      Path path = Path.of(jar);
      Path made = path.resolveSibling("." + path.getFileName() + ".new");
      if (rewrite(path, made)) {
        Files.move(made, path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } else {
        Files.deleteIfExists(made);
      }
    }
  }

  /// Whether any class was older.
  private static boolean rewrite(Path from, Path into) throws IOException {
    boolean older = false;
    try (URLClassLoader classes = new URLClassLoader(new URL[] {from.toUri().toURL()}, null);
        InputStream file = Files.newInputStream(from);
        ZipInputStream in = new ZipInputStream(file);
        OutputStream target = Files.newOutputStream(into);
        ZipOutputStream out = new ZipOutputStream(target)) {
      ClassFile classFile =
          ClassFile.of(
              ClassFile.ClassHierarchyResolverOption.of(
                  ClassHierarchyResolver.ofResourceParsing(classes)
                      .orElse(ClassHierarchyResolver.defaultResolver())),
              ClassFile.StackMapsOption.GENERATE_STACK_MAPS);
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        byte[] bytes = in.readAllBytes();
        if (isOld(entry.getName(), bytes)) {
          older = true;
          bytes = withMaps(classFile, bytes);
        }
        ZipEntry copy = new ZipEntry(entry.getName());
        copy.setTime(entry.getTime());
        out.putNextEntry(copy);
        out.write(bytes);
      }
    }
    return older;
  }

  /// The major version is in bytes 6 and 7.
  private static boolean isOld(String name, byte[] bytes) {
    return name.endsWith(".class")
        && ((bytes[6] & 0xff) << 8 | bytes[7] & 0xff) < FIRST_WITH_MAPS;
  }

  private static byte[] withMaps(ClassFile classFile, byte[] bytes) {
    ClassModel old = classFile.parse(bytes);
    ClassTransform code = ClassTransform.transformingMethodBodies(CodeTransform.ACCEPT_ALL);
    return classFile.transformClass(
        old,
        code.andThen(
            (builder, element) -> {
              if (element instanceof ClassFileVersion) {
                builder.withVersion(ClassFile.JAVA_8_VERSION, 0);
              } else {
                builder.with(element);
              }
            }));
  }
}
