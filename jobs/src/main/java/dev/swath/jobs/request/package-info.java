/// What users ask for, as far as it can be checked without an input.
package dev.swath.jobs.request;
