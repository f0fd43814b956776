package dev.swath.operators.calc;

/// Functions of one floating value.
enum Elementary {
  ABS,
  SQRT,
  EXP,
  LOG,
  LOG10,
  SIN,
  COS,
  TAN,
  FLOOR,
  CEIL,
  ROUND;

  void apply(double[] a, double[] to, int n) {
    switch (this) {
      case ABS -> abs(a, to, n);
      case SQRT -> sqrt(a, to, n);
      case EXP -> exp(a, to, n);
      case LOG -> log(a, to, n);
      case LOG10 -> log10(a, to, n);
      case SIN -> sin(a, to, n);
      case COS -> cos(a, to, n);
      case TAN -> tan(a, to, n);
      case FLOOR -> floor(a, to, n);
      case CEIL -> ceil(a, to, n);
      case ROUND -> round(a, to, n);
    }
  }

  private static void abs(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.abs(a[i]);
    }
  }

  private static void sqrt(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.sqrt(a[i]);
    }
  }

  private static void exp(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.exp(a[i]);
    }
  }

  private static void log(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.log(a[i]);
    }
  }

  private static void log10(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.log10(a[i]);
    }
  }

  private static void sin(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.sin(a[i]);
    }
  }

  private static void cos(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.cos(a[i]);
    }
  }

  private static void tan(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.tan(a[i]);
    }
  }

  private static void floor(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.floor(a[i]);
    }
  }

  private static void ceil(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.ceil(a[i]);
    }
  }

  private static void round(double[] a, double[] to, int n) {
    for (int i = 0; i < n; i++) {
      to[i] = Math.rint(a[i]);
    }
  }
}
