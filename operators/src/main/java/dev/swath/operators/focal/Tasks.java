package dev.swath.operators.focal;

/// Opens the tasks of statistics.
final class Tasks {
  private Tasks() {}

  static Task of(Statistic statistic, Footprint footprint, Border border, Gaps gaps, int longest) {
    Cells cells = new Cells(footprint, border, gaps, longest);
    Task task =
        switch (statistic) {
          case MEAN -> new SumTask(cells, true, longest);
          case SUM -> new SumTask(cells, false, longest);
          case MIN -> new ExtremeTask(cells, true, false, longest);
          case MAX -> new ExtremeTask(cells, false, true, longest);
          case RANGE -> new ExtremeTask(cells, true, true, longest);
          case VARIANCE -> new SpreadTask(cells, false, longest);
          case STD -> new SpreadTask(cells, true, longest);
          case MEDIAN -> new MedianTask(cells);
        };
    return counted(cells, task);
  }

  static Task of(Weights weights, Border border, Gaps gaps, int longest) {
    Cells cells = new Cells(weights.footprint(), border, gaps, longest);
    return counted(cells, new Convolution(cells, weights, longest));
  }

  private static Task counted(Cells cells, Task task) {
    return (rows, out, n) -> {
      cells.read(rows, n);
      task.run(rows, out, n);
      cells.drop(out, n);
    };
  }
}
