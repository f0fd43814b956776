package dev.swath.cli;

import dev.swath.jobs.JobPlan;

/// How a plan is printed that is not run.
enum Explain {
  text {
    @Override
    String text(JobPlan plan) {
      return PlanText.whole(plan);
    }
  },
  json {
    @Override
    String text(JobPlan plan) {
      return Json.document(PlanJson.of(plan));
    }
  };

  abstract String text(JobPlan plan);
}
