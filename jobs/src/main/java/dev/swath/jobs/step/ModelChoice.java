package dev.swath.jobs.step;

import dev.swath.jobs.request.RequestException;
import dev.swath.onnx.Model;
import dev.swath.onnx.Provider;
import dev.swath.onnx.RuntimeOptions;
import dev.swath.onnx.card.CardReader;
import dev.swath.onnx.card.ModelCard;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// A model, its card and what runs it.
///
/// @param file of ONNX
/// @param card another card than the one beside the file
/// @param members of the card that are set or replaced, by their place, such as `input.scale`
/// @param provider of the hardware, such as `cpu`
/// @param threads of each run
public record ModelChoice(
    Path file, Optional<Path> card, Map<String, String> members, String provider, int threads) {
  public ModelChoice {
    members = java.util.Collections.unmodifiableMap(new TreeMap<>(members));
    try {
      new RuntimeOptions(Provider.of(provider), threads);
    } catch (IllegalArgumentException e) {
      throw new RequestException(
          e.getMessage(), "cpu is always there, and one thread each is best");
    }
  }

  /// The card: of a file that was named, else beside the model if one is there, else the plain one;
  /// and what was set of it.
  ModelCard readCard() {
    Optional<Path> there =
        card.or(() -> Optional.of(CardReader.beside(file)).filter(Files::exists));
    return CardReader.read(there, members);
  }

  Model open(ModelCard card) {
    return Model.open(file, card, new RuntimeOptions(Provider.of(provider), threads));
  }
}
