package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class PrintFontTest {

  @Test
  void whatTheTypefaceHasIsKept() {
    String text = "四川 汉源 “A&B” – 1,024 é □ CO₂";
    assertThat(PrintFont.printable(text)).isEqualTo(text);
  }

  @Test
  void anEmojiHoweverItIsMadeUpIsOneMissingCharacter() {
    assertThat(PrintFont.printable("a😀b")).isEqualTo("a□b");
    assertThat(PrintFont.printable("👩‍👩‍👧")).isEqualTo("□");
    assertThat(PrintFont.printable("👍🏽")).isEqualTo("□");
    assertThat(PrintFont.printable("x\u200bz")).isEqualTo("xz");
  }

  @Test
  void linesBecomeOne() {
    assertThat(PrintFont.printable("a\r\nb\tc")).isEqualTo("a  b c");
  }
}
