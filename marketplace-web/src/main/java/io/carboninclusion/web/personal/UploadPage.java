package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.personal.RefusedLine;
import io.carboninclusion.personal.Upload;
import io.carboninclusion.personal.Uploads;
import io.carboninclusion.web.Answer;
import io.carboninclusion.web.Missing;
import io.carboninclusion.web.Texts;
import io.carboninclusion.web.look.Look;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import org.omnifaces.cdi.Param;

/** One upload: its counts at this moment, and each line that was not counted with its reason. */
@Named
@RequestScoped
public class UploadPage {

  private static final int ROWS = 50;

  @Inject private Uploads uploads;
  @Inject private CurrentCaller currentCaller;
  @Inject private Look look;
  @Inject @Param private Long id;

  private Long after;
  private Answer<Upload> answer;
  private Page<RefusedLine> refused;

  public void load() {
    if (getUpload() == null) {
      Missing.answer();
    }
  }

  public Upload getUpload() {
    if (answer == null && id != null) {
      answer = Answer.of(() -> uploads.get(currentCaller.get(), id));
    }
    return answer == null ? null : answer.value();
  }

  public Page<RefusedLine> getRefused() {
    if (refused == null) {
      refused = uploads.refused(currentCaller.get(), id, after, ROWS);
    }
    return refused;
  }

  public String sentence(RefusedLine line) {
    return Texts.sentence(look.getLocale(), "line." + line.reason(), line.arguments().toArray());
  }

  public String getTitle() {
    return Texts.sentence(look.getLocale(), "upload.title", Long.toString(id));
  }

  public String getSum() {
    Upload upload = getUpload();
    return Texts.sentence(
        look.getLocale(),
        "upload.sum",
        upload.linesRead(),
        upload.accepted(),
        upload.refused(),
        upload.repeated());
  }

  public Long getId() {
    return id;
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }
}
