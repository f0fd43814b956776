package dev.swath.jobs.vrt;

import dev.swath.CorruptDataException;
import dev.swath.LimitException;
import dev.swath.UnsupportedDataException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/// Walks through a VRT's XML: no document type, no entity beyond those of XML itself, no more
/// levels than any VRT has.
final class VrtXml {
  private static final int DEEPEST = 16;
  private static final int LONGEST_TEXT = 1 << 18;

  private final XMLStreamReader xml;

  /// @param bytes in UTF-8, as GDAL writes VRTs; anything else is no well-formed XML
  VrtXml(InputStream bytes) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
    factory.setXMLResolver(
        (_, _, _, _) -> {
          throw new XMLStreamException("nothing outside the document is read");
        });
    try {
      var utf8 = StandardCharsets.UTF_8.newDecoder();
      xml = factory.createXMLStreamReader(new InputStreamReader(bytes, utf8));
    } catch (XMLStreamException e) {
      throw corrupt(e);
    }
  }

  private static CorruptDataException corrupt(XMLStreamException e) {
    String where =
        e.getLocation() == null ? "" : " at line " + Math.max(1, e.getLocation().getLineNumber());
    return new CorruptDataException("is no well-formed XML" + where, "write the VRT again", e);
  }

  /// Moves to the next element inside the current one; false at its end.
  boolean nextElement() {
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> {
          return true;
        }
        case XMLStreamConstants.END_ELEMENT, XMLStreamConstants.END_DOCUMENT -> {
          return false;
        }
        default -> {}
      }
    }
  }

  /// The name of the element just begun.
  String name() {
    return xml.getLocalName();
  }

  Map<String, String> attributes() {
    Map<String, String> attributes = new HashMap<>();
    for (int i = 0; i < xml.getAttributeCount(); i++) {
      attributes.put(xml.getAttributeLocalName(i), xml.getAttributeValue(i));
    }
    return attributes;
  }

  /// The element just begun, up to its end.
  VrtNode node() {
    return node(1);
  }

  private VrtNode node(int depth) {
    if (depth > DEEPEST) {
      throw new LimitException(
          "a VRT may have elements in " + DEEPEST + " levels but this one has more",
          "write it again");
    }
    String name = name();
    Map<String, String> attributes = attributes();
    StringBuilder text = new StringBuilder();
    List<VrtNode> children = new ArrayList<>();
    while (true) {
      switch (next()) {
        case XMLStreamConstants.START_ELEMENT -> children.add(node(depth + 1));
        case XMLStreamConstants.END_ELEMENT -> {
          return new VrtNode(name, attributes, text.toString(), children);
        }
        case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> append(text);
        default -> {}
      }
    }
  }

  private void append(StringBuilder text) {
    if (text.length() + xml.getTextLength() > LONGEST_TEXT) {
      throw new LimitException(
          "a text of a VRT may have " + LONGEST_TEXT + " characters but one has more",
          "write it again");
    }
    text.append(xml.getText());
  }

  private int next() {
    try {
      int event = xml.next();
      if (event == XMLStreamConstants.DTD || event == XMLStreamConstants.ENTITY_REFERENCE) {
        throw new UnsupportedDataException(
            "has a document type or entities, which no VRT needs", "write it again without");
      }
      return event;
    } catch (XMLStreamException e) {
      throw corrupt(e);
    } catch (java.util.NoSuchElementException e) {
      throw new CorruptDataException("ends too early", "write the VRT again", e);
    }
  }
}
