package io.carboninclusion.web;

import jakarta.faces.component.UIComponent;
import jakarta.faces.context.FacesContext;
import jakarta.faces.context.ResponseWriter;
import java.io.IOException;
import org.primefaces.component.api.UIColumn;
import org.primefaces.component.datatable.DataTable;
import org.primefaces.component.datatable.DataTableRenderer;

/**
 * Writes the column's title into each cell, so that on a phone the stylesheet shows a row as a
 * card. PrimeFaces' own reflow hides the table by an inline style until a script has run, which the
 * content security policy forbids and a reader without scripts never sees.
 */
public class CardTableRenderer extends DataTableRenderer {

  @Override
  protected void encodeCell(
      FacesContext context,
      DataTable table,
      UIColumn column,
      boolean selected,
      boolean rowHeader,
      int rowIndex)
      throws IOException {
    if (!column.isRendered()) {
      return;
    }
    ResponseWriter writer = context.getResponseWriter();
    writer.startElement("td", null);
    if (column.getStyleClass() != null) {
      writer.writeAttribute("class", column.getStyleClass(), null);
    }
    if (column.getColspan() != 1) {
      writer.writeAttribute("colspan", column.getColspan(), null);
    }
    writer.startElement("span", null);
    writer.writeAttribute("class", "ui-column-title", null);
    UIComponent header = column.getFacet("header");
    if (header != null) {
      header.encodeAll(context);
    } else if (column.getHeaderText() != null) {
      writer.writeText(column.getHeaderText(), null);
    }
    writer.endElement("span");
    writer.startElement("div", null);
    writer.writeAttribute("class", "m-cell", null);
    column.renderChildren(context);
    writer.endElement("div");
    writer.endElement("td");
  }
}
