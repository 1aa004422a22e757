package io.carboninclusion.web.personal;

import io.carboninclusion.kernel.Page;
import io.carboninclusion.personal.NewUpload;
import io.carboninclusion.personal.PersonalAccounts;
import io.carboninclusion.personal.Upload;
import io.carboninclusion.personal.UploadKind;
import io.carboninclusion.personal.Uploads;
import io.carboninclusion.registry.Methodology;
import io.carboninclusion.registry.PublicRegister;
import io.carboninclusion.registry.Scheme;
import io.carboninclusion.trading.InstrumentKind;
import io.carboninclusion.web.security.CurrentCaller;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import jakarta.inject.Named;
import jakarta.servlet.http.Part;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What a partner platform has sent, how far it is, and a form to send a file by hand. */
@Named
@RequestScoped
public class PartnerPage {

  private static final int ROWS = 20;
  private static final int WAIT_SECONDS = 5;

  @Inject private Uploads uploads;
  @Inject private PersonalAccounts personalAccounts;
  @Inject private PublicRegister register;
  @Inject private CurrentCaller currentCaller;

  private Long after;
  private String scheme;
  private String kind;
  private Part file;
  private Page<Upload> page;

  /** Packed or not, CSV or NDJSON shows in the first bytes, whatever the file is called. */
  public String send() throws IOException {
    var caller = currentCaller.get();
    try (InputStream body = new BufferedInputStream(file.getInputStream())) {
      FileShape shape = FileShape.of(body);
      Upload upload =
          uploads.receive(
              caller,
              new NewUpload(
                  UploadKind.valueOf(kind), scheme, shape.csv(), shape.gzip(), null, null, null),
              body);
      uploads.await(caller, upload.id(), WAIT_SECONDS);
      return "/upload?faces-redirect=true&id=" + upload.id();
    } finally {
      // The server keeps larger parts in a file of its own, and that one names persons.
      file.delete();
    }
  }

  public Page<Upload> getUploads() {
    if (page == null) {
      page = uploads.list(currentCaller.get(), after, ROWS);
    }
    return page;
  }

  public long getAccounts() {
    return personalAccounts.count(currentCaller.get());
  }

  /** Those that count everyday acts. */
  public List<Scheme> getSchemes() {
    Set<String> personal =
        register.methodologies().stream()
            .filter(methodology -> methodology.kind() == InstrumentKind.PERSONAL)
            .map(Methodology::scheme)
            .collect(Collectors.toSet());
    return register.schemes().stream().filter(s -> personal.contains(s.code())).toList();
  }

  public Long getAfter() {
    return after;
  }

  public void setAfter(Long after) {
    this.after = after;
  }

  public String getScheme() {
    return scheme;
  }

  public void setScheme(String scheme) {
    this.scheme = scheme;
  }

  public String getKind() {
    return kind;
  }

  public void setKind(String kind) {
    this.kind = kind;
  }

  public Part getFile() {
    return file;
  }

  public void setFile(Part file) {
    this.file = file;
  }
}
