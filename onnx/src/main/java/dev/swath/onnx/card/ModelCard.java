package dev.swath.onnx.card;

/// What is to be known of a model beside its file: which values go in, what comes out.
///
/// @param description for people; may be empty
public record ModelCard(String description, InputCard input, ChipCard chip, OutputCard output) {
  /// The card of a model that takes the raster's own values and whose output needs no reading.
  public static final ModelCard PLAIN =
      new ModelCard("", InputCard.PLAIN, ChipCard.ANY, OutputCard.PLAIN);

  public ModelCard withInput(InputCard card) {
    return new ModelCard(description, card, chip, output);
  }

  public ModelCard withChip(ChipCard card) {
    return new ModelCard(description, input, card, output);
  }

  public ModelCard withOutput(OutputCard card) {
    return new ModelCard(description, input, chip, card);
  }
}
