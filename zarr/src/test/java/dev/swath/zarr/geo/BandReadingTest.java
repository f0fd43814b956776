package dev.swath.zarr.geo;

import static org.assertj.core.api.Assertions.assertThat;

import dev.swath.array.Window;
import dev.swath.raster.BandInfo;
import java.util.Map;
import org.junit.jupiter.api.Test;

final class BandReadingTest {
  private static MemoryArrays three() {
    return MemoryArrays.named(Window.ofSize(3, 4, 5), "band", "y", "x");
  }

  @Test
  void whatTheArraySaysIsForAllBands() {
    ArrayMeaning meaning =
        three().own("{'scale_factor':0.0001,'add_offset':-0.1,'units':'1'}").read();

    assertThat(meaning.schema().bands())
        .hasSize(3)
        .allMatch(new BandInfo("", 0.0001, -0.1, "1", "", Map.of())::equals);
    assertThat(meaning.schema().attributes()).isEmpty();
  }

  @Test
  void namesComeFromTextsOrTheListOnTheCoordinate() {
    assertThat(three().textSibling("band", "B02", "B03", "B04").read().schema().bands())
        .extracting(BandInfo::name)
        .containsExactly("B02", "B03", "B04");
    assertThat(
            three()
                .sibling("band", "{'band_name':['B02','B03','B04']}", 1, 2, 3)
                .read()
                .schema()
                .bands())
        .extracting(BandInfo::name)
        .containsExactly("B02", "B03", "B04");
  }

  @Test
  void listsOfAnotherLengthSayNothing() {
    ArrayMeaning meaning =
        three().sibling("band", "{'band_name':['B02'],'band_scale_factor':7}", 1, 2, 3).read();

    assertThat(meaning.schema().bands()).isEmpty();
  }

  @Test
  void aPlaneIsCalledByItsLongName() {
    ArrayMeaning meaning = MemoryArrays.plane().own("{'long_name':'height','units':'m'}").read();

    assertThat(meaning.schema().bands())
        .containsExactly(new BandInfo("height", 1, 0, "m", "", Map.of()));
  }

  @Test
  void aScaleThatIsNoNumberIsANote() {
    ArrayMeaning meaning = three().own("{'scale_factor':'x','add_offset':1e999}").read();

    assertThat(meaning.schema().bands()).isEmpty();
    assertThat(meaning.notes()).hasSize(2);
  }

  @Test
  void anAbsurdNumberOfBandsHasNoList() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(Long.MAX_VALUE, 4, 5), "band", "y", "x")
            .own("{'scale_factor':2}")
            .read();

    assertThat(meaning.schema().bands()).isEmpty();
    assertThat(meaning.notes()).hasSize(1);
  }

  @Test
  void axesWithoutNamesAreBandsRowsAndColumns() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(3, 4, 5), "", "", "").withoutNames().read();

    assertThat(meaning.schema().dimensions()).containsExactly("band", "y", "x");
  }

  @Test
  void namesMayBeAnAttribute() {
    ArrayMeaning xarray =
        MemoryArrays.named(Window.ofSize(2, 3, 4, 5), "", "", "", "")
            .withoutNames()
            .own("{'_ARRAY_DIMENSIONS':['lon','time','band','lat']}")
            .read();
    ArrayMeaning wrong =
        MemoryArrays.plane().withoutNames().own("{'_ARRAY_DIMENSIONS':['x']}").read();

    assertThat(xarray.schema().dimensions()).containsExactly("time", "band", "y", "x");
    assertThat(xarray.axisOrder()).containsExactly(1, 2, 3, 0);
    assertThat(wrong.schema().dimensions()).containsExactly("y", "x");
  }

  @Test
  void noTwoDimensionsAreCalledAlike() {
    ArrayMeaning meaning =
        MemoryArrays.named(Window.ofSize(2, 3, 4, 5), "x", "x_", "lat", "lon")
            .own("{'spatial:dimensions':['lat','lon']}")
            .read();

    assertThat(meaning.schema().dimensions()).containsExactly("x_", "x__", "y", "x");
  }

  @Test
  void otherAttributesAreKept() {
    ArrayMeaning meaning =
        MemoryArrays.plane()
            .own(
                "{'valid_range':[0,100],'history':'made','n':5,'text':'5','on':true,'none':null,"
                    + "'zarr_conventions':[],'proj:bbox':[1,2,3,4],'_CRS':{}}")
            .read();

    assertThat(meaning.schema().attributes())
        .isEqualTo(
            Map.of(
                "valid_range",
                "[0,100]",
                "history",
                "made",
                "n",
                "5",
                "text",
                "\"5\"",
                "on",
                "true"));
  }
}
