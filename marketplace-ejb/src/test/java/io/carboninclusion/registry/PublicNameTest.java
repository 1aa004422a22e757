package io.carboninclusion.registry;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PublicNameTest {

  @ParameterizedTest
  @CsvSource({
    "何建军, 何某某",
    "何军, 何某某",
    "欧阳建军, 欧阳某某",
    "欧阳, 欧某某",
    "李建国、王小明, 李某某、王某某",
    "'李建国, 王小明', 李某某、王某某",
    "阿卜杜拉·艾山, 阿某某",
    "𠮷田太郎, 𠮷某某",
    "John Smith, J **"
  })
  void aPersonsNameIsMaskedDownToTheSurname(String name, String shown) {
    assertThat(PublicName.of(name, true)).isEqualTo(shown);
  }

  @Test
  void inATextThePersonsAreMaskedWhereverTheyAreNamed() {
    assertThat(PublicName.hiddenIn("何建军申请，李明同意，何建军已缴款。", "何建军、李明", true))
        .isEqualTo("何某某申请，李某某同意，何某某已缴款。");
    assertThat(PublicName.hiddenIn("示例公司申请", "示例公司", false)).isEqualTo("示例公司申请");
    assertThat(PublicName.hiddenIn("无名", "", true)).isEqualTo("无名");
  }

  @Test
  void aBodysNameIsPublicAndNothingStaysNothing() {
    assertThat(PublicName.of("示例建材有限公司", false)).isEqualTo("示例建材有限公司");
    assertThat(PublicName.of("", true)).isEmpty();
    assertThat(PublicName.of("、", true)).isEmpty();
  }
}
