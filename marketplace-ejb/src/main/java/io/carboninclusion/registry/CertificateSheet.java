package io.carboninclusion.registry;

import io.carboninclusion.registry.Certificate.Claim;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * One certificate as the page that is printed: the template with its places filled. Everything that
 * people wrote is escaped, and what the typeface cannot show is shown as missing and said to be.
 */
final class CertificateSheet {

  /** More ranges or projects than this fill an annex and not the first page. */
  static final int ON_FIRST_PAGE = 6;

  /** Ranges that are printed at all: about 140 pages. The check page shows every one. */
  static final int PRINTED = 5_000;

  private static final Pattern PLACE = Pattern.compile("\\{\\{([a-zA-Z.]+)}}");
  private static final String TEMPLATE = template();

  private final Certificate certificate;
  private final PrintLanguage language;
  private final Map<String, String> places = new LinkedHashMap<>();
  private boolean missing;

  CertificateSheet(Certificate certificate, PrintLanguage language) {
    this.certificate = certificate;
    this.language = language;
  }

  String xhtml() {
    Certificate.Proof proof = certificate.proof();
    Certificate.Units units = certificate.units();
    places.put("number", text(certificate.number()));
    places.put("tonnes", tonnes());
    places.put("kilograms", language.grouped(units.kg()));
    places.put("statement", statement());
    places.put("facts", facts());
    places.put("stripCaption", said("stripCaption", units.issued().toString()));
    places.put("check", said("check", proof.checkUrl().replaceAll("\\?.*", "")));
    places.put("journal", said("journal", language.grouped(proof.sequence())));
    places.put("hash", proof.documentSha256().replaceAll("(.{32})(?=.)", "$1<br/>"));
    places.put("annex", annex());
    places.put("note.missing", missing ? text(language.say("missing")) : "");
    Matcher matcher = PLACE.matcher(TEMPLATE);
    return matcher.replaceAll(place -> Matcher.quoteReplacement(fill(place.group(1))));
  }

  private String fill(String place) {
    String filled = places.get(place);
    return filled != null ? filled : escape(language.say(place));
  }

  private String statement() {
    Certificate.Decision decision = certificate.claim().decision();
    if (decision != null) {
      return said(
          "statement.case",
          certificate.claim().beneficiary(),
          decision.body(),
          decision.number(),
          language.say("documentKind." + decision.kind()),
          instrumentName(),
          tonnes(),
          language.date(certificate.proof().time()));
    }
    return said(
        "statement",
        certificate.claim().beneficiary(),
        instrumentName(),
        tonnes(),
        language.date(certificate.proof().time()),
        language.say("purpose." + certificate.claim().purpose()));
  }

  private String instrumentName() {
    Certificate.Units units = certificate.units();
    return language.name(new Certificate.Name(units.nameZh(), units.nameEn()));
  }

  private String tonnes() {
    return String.format(Locale.ROOT, "%,.3f", certificate.units().quantity().tonnes());
  }

  private String facts() {
    Claim claim = certificate.claim();
    StringBuilder rows = new StringBuilder();
    row(rows, "serials", serials());
    row(rows, "project", projects());
    String pools = pools();
    if (!pools.isEmpty()) {
      row(rows, "pool", pools);
    }
    row(rows, "methodology", methodologies());
    row(rows, "beneficiary", text(claim.beneficiary()));
    if (!claim.beneficiaryId().isEmpty()) {
      row(rows, "beneficiaryId", text(claim.beneficiaryId()));
    }
    row(rows, "payer", text(claim.payer()));
    row(rows, "purpose", text(language.say("purpose." + claim.purpose())));
    decision(rows, claim.decision());
    if (claim.from() != null) {
      row(rows, "period", said("period", claim.from(), claim.to()));
    }
    if (!claim.note().isEmpty()) {
      row(rows, "note", text(claim.note()));
    }
    String time = language.timestamp(certificate.proof().time());
    row(rows, "retirement", text(certificate.retirement() + " · " + time));
    row(rows, "corrections", corrections());
    return rows.toString();
  }

  private void decision(StringBuilder rows, Certificate.Decision decision) {
    if (decision == null) {
      return;
    }
    row(
        rows,
        "decision",
        said(
            "decision",
            decision.number(),
            decision.body(),
            language.say("documentKind." + decision.kind()),
            decision.decidedOn()));
    row(rows, "cause", text(language.name(decision.cause())));
    if (!decision.kindReason().isEmpty()) {
      row(rows, "kindReason", text(decision.kindReason()));
    }
  }

  private void row(StringBuilder rows, String label, String cell) {
    rows.append("<tr><th>").append(text(language.say("label." + label))).append("</th><td>");
    rows.append(cell).append("</td></tr>\n");
  }

  private String serials() {
    List<SerialRange> serials = certificate.units().serials();
    if (serials.size() > ON_FIRST_PAGE) {
      return said(
          "serials.many",
          language.grouped(serials.size()),
          serials.get(0).firstText(),
          serials.get(serials.size() - 1).lastText());
    }
    StringBuilder lines = new StringBuilder();
    for (SerialRange range : serials) {
      lines.append(lines.isEmpty() ? "" : "<br/>").append(text(range.toString()));
      lines.append("　").append(language.grouped(range.kg())).append(" kg");
    }
    return lines.toString();
  }

  private String projects() {
    List<String> all = projectLines();
    List<String> shown = all.subList(0, Math.min(all.size(), ON_FIRST_PAGE));
    String lines = String.join("<br/>", shown);
    return shown.size() == all.size() ? lines : lines + "<br/>" + said("projects.many", all.size());
  }

  private List<String> projectLines() {
    String vintage = Integer.toString(certificate.units().vintage());
    return certificate.units().origins().stream()
        .map(origin -> said("project", name(origin.project()), name(origin.scheme()), vintage))
        .distinct()
        .toList();
  }

  /** What is known of the pools among the sources: numbers, nobody. */
  private String pools() {
    return certificate.units().origins().stream()
        .map(Certificate.Origin::pool)
        .filter(Objects::nonNull)
        .distinct()
        .limit(ON_FIRST_PAGE)
        .map(
            pool ->
                said(
                    "pool",
                    Long.toString(pool.id()),
                    pool.from(),
                    pool.to(),
                    language.grouped(pool.contributors()),
                    language.grouped(pool.acts()),
                    language.grouped(pool.mg())))
        .collect(Collectors.joining("<br/>"));
  }

  private String methodologies() {
    return certificate.units().origins().stream()
        .map(origin -> said("methodology", name(origin.methodology()), origin.version()))
        .distinct()
        .limit(ON_FIRST_PAGE)
        .reduce((a, b) -> a + "<br/>" + b)
        .orElse("–");
  }

  private String name(Certificate.Name name) {
    return language.name(name);
  }

  private String corrections() {
    if (certificate.corrections().isEmpty()) {
      return said("corrections.none");
    }
    StringBuilder lines = new StringBuilder();
    for (Certificate.Correction correction : certificate.corrections()) {
      lines.append(lines.isEmpty() ? "" : "<br/>");
      lines.append(text(language.timestamp(correction.time()) + " " + correction.reason()));
    }
    return lines.toString();
  }

  private String annex() {
    StringBuilder annex = new StringBuilder();
    List<SerialRange> serials = certificate.units().serials();
    if (serials.size() > ON_FIRST_PAGE) {
      heading(
          annex,
          said(
              "annex",
              language.grouped(serials.size()),
              language.grouped(certificate.units().kg())));
      annex.append("<table class=\"ranges\"><thead><tr><th class=\"n\"></th><th>");
      annex.append(said("label.range")).append("</th><th class=\"kg\">");
      annex.append(said("label.kilograms")).append("</th></tr></thead><tbody>\n");
      int n = 0;
      for (SerialRange range : serials.subList(0, Math.min(PRINTED, serials.size()))) {
        annex.append("<tr><td class=\"n\">").append(++n).append("</td><td>");
        annex.append(text(range.toString())).append("</td><td class=\"kg\">");
        annex.append(language.grouped(range.kg())).append("</td></tr>\n");
      }
      annex.append("</tbody></table>");
      if (serials.size() > PRINTED) {
        annex.append(said("annex.more", language.grouped(serials.size() - PRINTED)));
      }
      annex.append("</div>\n");
    }
    List<String> projects = projectLines();
    if (projects.size() > ON_FIRST_PAGE) {
      heading(annex, said("annex.projects"));
      annex.append(String.join("<br/>\n", projects)).append("</div>\n");
    }
    return annex.toString();
  }

  private static void heading(StringBuilder annex, String heading) {
    annex.append("<div class=\"annex\"><h2>").append(heading).append("</h2>");
  }

  private String said(String key, Object... arguments) {
    return text(language.say(key, arguments));
  }

  /** As it can be printed, and escaped. */
  private String text(String written) {
    String printable = PrintFont.printable(written);
    missing |= printable.indexOf(PrintFont.MISSING) >= 0;
    return escape(printable);
  }

  /** The typeface has no lowered two, so the one of CO₂ is set in markup. */
  private static String escape(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;")
        .replace("₂", "<sub>2</sub>");
  }

  private static String template() {
    try (InputStream file = CertificateSheet.class.getResourceAsStream("certificate.xhtml")) {
      return new String(file.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }
}
