package dev.swath.architecture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A class and the classes that its class file names anywhere: in code, signatures or annotations.
///
/// @param name such as `dev.swath.array.Block`
/// @param uses names of other classes, the JDK's too
record CompiledClass(String name, Set<String> uses) {
  private static final Pattern IN_DESCRIPTOR = Pattern.compile("L([\\w$]+(?:/[\\w$]+)+)[;<]");
  private static final Pattern IS_NAME = Pattern.compile("\\[*L?([\\w$]+(?:/[\\w$]+)+);?");

  static CompiledClass read(Path file) {
    try {
      return parse(Files.readAllBytes(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static CompiledClass parse(byte[] bytes) {
    ClassModel model = ClassFile.of().parse(bytes);
    String name = dotted(model.thisClass().asInternalName());
    Set<String> uses = new TreeSet<>();
    for (PoolEntry entry : model.constantPool()) {
      switch (entry) {
        case ClassEntry used -> addName(used.asInternalName(), uses);
        case Utf8Entry text -> addDescriptors(text.stringValue(), uses);
        default -> {}
      }
    }
    uses.remove(name);
    return new CompiledClass(name, uses);
  }

  String packageName() {
    return packageOf(name);
  }

  static String packageOf(String className) {
    return className.substring(0, Math.max(0, className.lastIndexOf('.')));
  }

  private static void addName(String internalName, Set<String> uses) {
    Matcher whole = IS_NAME.matcher(internalName);
    if (whole.matches()) {
      uses.add(dotted(whole.group(1)));
    }
  }

  private static void addDescriptors(String text, Set<String> uses) {
    Matcher matcher = IN_DESCRIPTOR.matcher(text);
    while (matcher.find()) {
      uses.add(dotted(matcher.group(1)));
    }
  }

  private static String dotted(String internalName) {
    return internalName.replace('/', '.');
  }
}
