package dev.swath.zarr;

import com.google.gson.JsonObject;
import dev.swath.array.Block;
import dev.swath.array.DType;
import dev.swath.array.Values;
import dev.swath.array.Window;
import dev.swath.zarr.array.ZarrArray;
import dev.swath.zarr.geo.Siblings;
import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The arrays beside an array of a store.
record StoredSiblings(ZarrStore store, ZarrNode.Array array) implements Siblings {
  private static final long MOST_TEXT_BYTES = 1 << 20;

  private static final int UTF_32 = 4;

  private Optional<ZarrNode.Array> sibling(String name) {
    return store
        .node(Documents.key(array.parent(), name))
        .filter(node -> node instanceof ZarrNode.Array && !node.equals(array))
        .map(ZarrNode.Array.class::cast);
  }

  @Override
  public Optional<JsonObject> attributes(String name) {
    return sibling(name).map(ZarrNode.Array::allAttributes);
  }

  @Override
  public Optional<Numbers> numbers(String name) {
    return sibling(name)
        .filter(node -> isLine(node) && isReal(node))
        .map(node -> new StoredNumbers(store.array(node)));
  }

  private boolean isLine(ZarrNode.Array node) {
    return store.metadata(node).rank() == 1;
  }

  private boolean isReal(ZarrNode.Array node) {
    return store
        .metadata(node)
        .type()
        .dtype()
        .filter(t -> t.kind() != DType.Kind.COMPLEX)
        .isPresent();
  }

  @Override
  public Optional<List<String>> texts(String name) {
    return sibling(name)
        .filter(node -> isLine(node) && store.metadata(node).type().dtype().isEmpty())
        .map(store::array)
        .filter(a -> Block.byteSize(a.dtype(), a.extent()) <= MOST_TEXT_BYTES)
        .map(StoredSiblings::texts);
  }

  private static List<String> texts(ZarrArray array) {
    Charset charset =
        array.metadata().type().word() == UTF_32
            ? Charset.forName("UTF-32LE")
            : StandardCharsets.UTF_8;
    int width = array.metadata().type().bytes();
    List<String> texts = new ArrayList<>();
    try (Arena arena = Arena.ofConfined()) {
      MemorySegment bytes = arena.allocate(Block.byteSize(array.dtype(), array.extent()));
      array.read(Block.planar(array.dtype(), array.extent(), bytes));
      for (long i = 0; i < array.extent().size(0); i++) {
        byte[] text = bytes.asSlice(i * width, width).toArray(ValueLayout.JAVA_BYTE);
        texts.add(new String(text, charset).replaceAll("\0+$", ""));
      }
    }
    return texts;
  }

  private record StoredNumbers(ZarrArray array) implements Numbers {
    @Override
    public long length() {
      return array.extent().size(0);
    }

    @Override
    public DType dtype() {
      return array.dtype();
    }

    @Override
    public void read(long from, double[] into) {
      Window window = Window.of(new long[] {from}, new long[] {into.length});
      try (Arena arena = Arena.ofConfined()) {
        long bytes = Block.byteSize(array.dtype(), window);
        Block block =
            Block.planar(array.dtype(), window, arena.allocate(Math.max(1, bytes), Long.BYTES));
        array.read(block);
        for (int i = 0; i < into.length; i++) {
          long bits = block.bits((long) i * array.dtype().bytes());
          into[i] = Values.toDouble(array.dtype(), bits);
        }
      }
    }
  }
}
