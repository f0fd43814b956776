package dev.swath.codec;

import io.airlift.compress.v3.internal.NativeLoader;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.SymbolLookup;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.util.List;
import java.util.Optional;

/// One of the libraries in the aircompressor jar, which has them for Linux and macOS.
record NativeLibrary(Optional<SymbolLookup> library) {
  /// The library; none where it cannot be loaded or lacks one of the functions.
  static NativeLibrary load(String name, List<String> functions) {
    try {
      SymbolLookup library = NativeLoader.loadLibrary(name);
      boolean whole = functions.stream().allMatch(each -> library.find(each).isPresent());
      return new NativeLibrary(whole ? Optional.of(library) : Optional.empty());
    } catch (LinkageError | IllegalCallerException _) {
      return new NativeLibrary(Optional.empty());
    }
  }

  boolean isPresent() {
    return library.isPresent();
  }

  /// A function, or one that does nothing where there is no library.
  MethodHandle bind(String name, FunctionDescriptor function) {
    return library
        .map(symbols -> Linker.nativeLinker().downcallHandle(symbols.findOrThrow(name), function))
        .orElseGet(() -> MethodHandles.empty(function.toMethodType()));
  }

  /// What a call can throw, as something unchecked.
  static RuntimeException rethrow(Throwable e) {
    return switch (e) {
      case Error error -> throw error;
      case RuntimeException exception -> exception;
      default -> new IllegalStateException(e);
    };
  }
}
