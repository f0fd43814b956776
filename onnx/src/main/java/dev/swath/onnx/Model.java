package dev.swath.onnx;

import dev.swath.StorageException;
import dev.swath.SwathException;
import dev.swath.UnsupportedDataException;
import dev.swath.array.DType;
import dev.swath.onnx.card.Axes;
import dev.swath.onnx.card.ModelCard;
import dev.swath.raster.RasterSchema;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;

/// A model of an ONNX file that takes chips of a raster and gives pixels, and the card that says
/// how. Any threads may use it; who opens it closes it, after the last run.
public final class Model implements AutoCloseable {
  private static final int PIECE = 1 << 16;
  private static final int SHOWN = 8;

  private final Path file;
  private final Session session;
  private final ModelCard card;
  private final long fileBytes;
  private final RunCounts counts = new RunCounts();
  private final ConcurrentMap<RasterSchema, ChipModel> sized = new ConcurrentHashMap<>();

  private Model(Path file, Session session, ModelCard card, long fileBytes) {
    this.file = file;
    this.session = session;
    this.card = card;
    this.fileBytes = fileBytes;
  }

  /// Loads a model and holds its card against it.
  public static Model open(Path file, ModelCard card, RuntimeOptions options) {
    if (!Files.isRegularFile(file)) {
      throw new StorageException("is no file", "check the path of the model").in(file.toString());
    }
    try {
      Session session = Session.open(file, card.input().tensor(), card.output().tensor(), options);
      try {
        check(session, card);
        return new Model(file, session, card, Files.size(file));
      } catch (IOException | RuntimeException | Error e) {
        session.close();
        throw e;
      }
    } catch (SwathException e) {
      throw e.in(file.toString());
    } catch (IOException e) {
      throw new StorageException("cannot be read: " + e, "check the path", e).in(file.toString());
    }
  }

  private static void check(Session session, ModelCard card) {
    TensorSpec in = session.input().withRankOf(card.input().axes());
    TensorSpec out = session.output().withRankOf(card.output().axes());
    Axes axes = card.input().axes();
    int named = card.input().bandCount();
    agree(
        "input bands",
        named == 0 ? OptionalInt.empty() : OptionalInt.of(named),
        axes.bands(in.sizes()));
    agree("rows", card.chip().rows(), axes.rows(in.sizes()));
    agree("columns", card.chip().cols(), axes.cols(in.sizes()));
    int names = card.output().bands().size();
    agree(
        "output bands",
        names == 0 ? OptionalInt.empty() : OptionalInt.of(names),
        card.output().axes().bands(out.sizes()));
    if (in.dtype() == DType.BOOL) {
      throw new UnsupportedDataException(
          "the model's input is " + in + " but pixels are numbers",
          "export it with an input of float32");
    }
  }

  private static void agree(String what, OptionalInt card, long model) {
    if (card.isPresent() && model != TensorSpec.ANY && card.getAsInt() != model) {
      throw new UnsupportedDataException(
          "the model card speaks of "
              + card.getAsInt()
              + " "
              + what
              + " but the model has "
              + model,
          "mend the model card");
    }
  }

  public ModelCard card() {
    return card;
  }

  /// Rows of the chips that the model or its card asks for, if they do.
  public OptionalInt rows() {
    return fixed(card.chip().rows(), card.input().axes().rows(session.input().sizes()));
  }

  /// Columns of the chips that the model or its card asks for, if they do.
  public OptionalInt cols() {
    return fixed(card.chip().cols(), card.input().axes().cols(session.input().sizes()));
  }

  private static OptionalInt fixed(OptionalInt card, long model) {
    return model == TensorSpec.ANY ? card : OptionalInt.of(Math.toIntExact(model));
  }

  /// The model for chips like this one. The first time, it is run once, on zeros, to learn what it
  /// gives.
  ///
  /// @param chip bands, rows and columns of a chip
  ChipModel chips(RasterSchema chip) {
    return sized.computeIfAbsent(chip, this::learn);
  }

  private ChipModel learn(RasterSchema chip) {
    if (!chip.dimensions().equals(List.of(RasterSchema.BAND, RasterSchema.Y, RasterSchema.X))) {
      throw new UnsupportedDataException(
          "a model takes bands, rows and columns but the chips have " + chip.dimensions(),
          "choose one of each other dimension first");
    }
    checkSize("rows", rows(), chip.rows());
    checkSize("columns", cols(), chip.cols());
    checkBands(chip.extent().size(0));
    return ChipModel.of(session, card, chip, counts);
  }

  private void checkBands(long bands) {
    long wanted = card.input().axes().bands(session.input().sizes());
    String remedy = "choose bands with --bands or in the model card's input.bands";
    if (wanted != TensorSpec.ANY && wanted != bands) {
      throw new UnsupportedDataException(
          "the model takes " + wanted + " bands but gets " + bands, remedy);
    }
    int own = card.input().normalisation().bands();
    if (own != 0 && own != bands) {
      throw new UnsupportedDataException(
          "the model card normalises " + own + " bands but the model gets " + bands, remedy);
    }
  }

  private static void checkSize(String what, OptionalInt fixed, long asked) {
    if (fixed.isPresent() && fixed.getAsInt() != asked) {
      throw new UnsupportedDataException(
          "the model takes chips of "
              + fixed.getAsInt()
              + " "
              + what
              + " but "
              + asked
              + " were asked for",
          "give --patch the model's size, or leave it out");
    }
  }

  /// The model as what is done with the chips of one raster.
  ///
  /// @param atOnce chips that the runtime works on at once, in all runs together: what bounds the
  ///     memory that it takes of its own
  public ModelOperator operator(int atOnce) {
    return new ModelOperator(this, atOnce);
  }

  /// Bytes that the model takes as long as it is open: its weights, once as they are and once laid
  /// out for the processor.
  public long bytes() {
    return 2 * fileBytes;
  }

  /// A text that tells the model and its card from all others: a checksum of both.
  public String fingerprint() {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      byte[] piece = new byte[PIECE];
      for (int n = in.read(piece); n >= 0; n = in.read(piece)) {
        digest.update(piece, 0, n);
      }
      digest.update(card.toString().getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest.digest(), 0, SHOWN);
    } catch (IOException e) {
      throw new StorageException("cannot be read: " + e, "check the path", e).in(file.toString());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java machine has SHA-256", e);
    }
  }

  /// How often it was run.
  public RunCounts counts() {
    return counts;
  }

  @Override
  public void close() {
    session.close();
  }
}
