package io.carboninclusion.court;

import io.carboninclusion.kernel.Rejected;
import io.carboninclusion.kernel.Text;

/** Reads a case number from left to right and knows, at every step, where in the text it is. */
final class CaseNumberReader {

  private static final String OPENING = "（(〔[［【";
  private static final String CLOSING = "）)〕]］】";
  private static final String SUPREME_COURT = "最高法";

  /** The characters of the provinces, of Xinjiang's corps and of the military courts. */
  private static final String PROVINCES = "京津冀晋内辽吉黑沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔云藏陕甘青宁新兵军";

  private static final int END = -1;
  private static final int TYPE_LONGEST = 8;
  private static final int SERIAL_LONGEST = 9;

  private final int[] typed;
  private int at;

  CaseNumberReader(String text) {
    String given = text == null ? "" : text;
    typed = given.codePoints().toArray();
    if (typed.length > CaseNumber.LONGEST) {
      throw Rejected.because(Text.Refusal.TEXT_TOO_LONG, CaseNumber.LONGEST, typed.length)
          .at(CourtRefusal.NUMBER);
    }
  }

  /** Whether a court may have this code. */
  static boolean isCourtCode(String code) {
    return code.equals(SUPREME_COURT) || code.matches("[" + PROVINCES + "]([0-9]{2}){0,2}");
  }

  CaseNumber read(int latestYear) {
    skip(OPENING, CourtRefusal.CASE_NUMBER_OPENING);
    int year = year(latestYear);
    skip(CLOSING, CourtRefusal.CASE_NUMBER_CLOSING);
    String court = courtCode();
    String type = type();
    long serial = serial();
    skip("号", CourtRefusal.CASE_NUMBER_END);
    if (peek() != END) {
      throw error(CourtRefusal.CASE_NUMBER_REST);
    }
    return new CaseNumber(year, court, type, serial);
  }

  private int year(int latestYear) {
    peek();
    int first = at + 1;
    int year = 0;
    for (int i = 0; i < 4; i++) {
      year = year * 10 + digit(CourtRefusal.CASE_NUMBER_YEAR);
    }
    if (year < CaseNumber.FIRST_YEAR || year > latestYear) {
      throw Rejected.because(
              CourtRefusal.CASE_NUMBER_YEAR_RANGE,
              first,
              String.valueOf(CaseNumber.FIRST_YEAR),
              String.valueOf(latestYear))
          .at(CourtRefusal.NUMBER);
    }
    return year;
  }

  private String courtCode() {
    if (peek() == SUPREME_COURT.codePointAt(0)) {
      for (int i = 0; i < SUPREME_COURT.length(); i++) {
        skip(SUPREME_COURT.substring(i, i + 1), CourtRefusal.CASE_NUMBER_COURT);
      }
      return SUPREME_COURT;
    }
    if (peek() == END || PROVINCES.indexOf(peek()) < 0) {
      throw error(CourtRefusal.CASE_NUMBER_COURT);
    }
    StringBuilder code = new StringBuilder().appendCodePoint(typed[at++]);
    while (code.length() < 5 && isDigit(peek())) {
      code.append(digit(CourtRefusal.CASE_NUMBER_COURT_DIGITS));
    }
    if (code.length() % 2 == 0) {
      throw error(CourtRefusal.CASE_NUMBER_COURT_DIGITS);
    }
    return code.toString();
  }

  private String type() {
    StringBuilder type = new StringBuilder();
    while (isOfType(peek()) && type.length() < TYPE_LONGEST) {
      type.appendCodePoint(typed[at++]);
    }
    if (type.isEmpty()) {
      throw error(CourtRefusal.CASE_NUMBER_TYPE);
    }
    return type.toString();
  }

  private long serial() {
    long serial = 0;
    int digits = 0;
    while (isDigit(peek()) && digits < SERIAL_LONGEST) {
      if (digits == 0 && value(peek()) == 0) {
        throw error(CourtRefusal.CASE_NUMBER_SERIAL);
      }
      serial = serial * 10 + digit(CourtRefusal.CASE_NUMBER_SERIAL);
      digits++;
    }
    if (digits == 0) {
      throw error(CourtRefusal.CASE_NUMBER_SERIAL);
    }
    return serial;
  }

  /** 字 and 第 stood in the numbers before 2016, as in 刑初字第12号. */
  private static boolean isOfType(int character) {
    return character != END && Character.isIdeographic(character) && "号字第".indexOf(character) < 0;
  }

  private void skip(String anyOf, CourtRefusal otherwise) {
    if (peek() == END || anyOf.indexOf(peek()) < 0) {
      throw error(otherwise);
    }
    at++;
  }

  private int digit(CourtRefusal otherwise) {
    if (!isDigit(peek())) {
      throw error(otherwise);
    }
    return value(typed[at++]);
  }

  private static boolean isDigit(int character) {
    return character >= '0' && character <= '9' || character >= '０' && character <= '９';
  }

  private static int value(int digit) {
    return digit >= '０' ? digit - '０' : digit - '0';
  }

  /** The next character that is no space, or {@link #END}. */
  private int peek() {
    while (at < typed.length
        && (Character.isWhitespace(typed[at]) || Character.isSpaceChar(typed[at]))) {
      at++;
    }
    return at < typed.length ? typed[at] : END;
  }

  private Rejected error(CourtRefusal reason) {
    return Rejected.because(reason, at + 1).at(CourtRefusal.NUMBER);
  }
}
