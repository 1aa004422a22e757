package io.carboninclusion.registry;

import io.carboninclusion.kernel.Sha256;
import io.carboninclusion.registry.Certificate.Name;
import jakarta.json.Json;
import jakarta.json.JsonObject;
import java.io.ByteArrayInputStream;
import java.time.LocalDate;
import java.util.Arrays;

/** A canonical document read again; what is not in it is empty. */
record Document(JsonObject json) {

  /**
   * @throws IllegalStateException if the bytes are not those that the hash was made of
   */
  static Document read(byte[] bytes, byte[] sha256) {
    if (!Arrays.equals(Sha256.of(bytes), sha256)) {
      throw new IllegalStateException("a document does not have its hash");
    }
    try (var reader = Json.createReader(new ByteArrayInputStream(bytes))) {
      return new Document(reader.readObject());
    }
  }

  Document in(String name) {
    return new Document(json.getJsonObject(name));
  }

  /** The project or the pool that an issuance is of. */
  Document source() {
    return in(json.containsKey("pool") ? "pool" : "project");
  }

  String text(String name) {
    return json.getString(name, "");
  }

  long number(String name) {
    return json.getJsonNumber(name).longValueExact();
  }

  LocalDate date(String name) {
    String text = text(name);
    return text.isEmpty() ? null : LocalDate.parse(text);
  }

  boolean has(String name) {
    return json.containsKey(name);
  }

  /** A party's name; one that is said to be a person is masked. */
  String publicName() {
    return PublicName.of(text("name"), json.getBoolean("person", false));
  }

  /** A text for the public in which this party, if it is a person, is masked. */
  String hiddenIn(String text) {
    return PublicName.hiddenIn(text, text("name"), json.getBoolean("person", false));
  }

  Name name() {
    return new Name(text("nameZh"), text("nameEn"));
  }
}
