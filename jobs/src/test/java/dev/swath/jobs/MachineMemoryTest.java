package dev.swath.jobs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineMemoryTest {
  private static final long GIB = 1L << 30;

  @TempDir Path root;

  @BeforeEach
  void machineOfEightGiB() throws IOException {
    write("proc/meminfo", "MemTotal:        8388608 kB\nMemFree:         1000 kB\n");
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(root.resolve(file).getParent());
    Files.writeString(root.resolve(file), text);
  }

  @Test
  void machineIsTheLimitWithoutContainer() {
    assertThat(new MachineMemory(root).limit()).isEqualTo(8 * GIB);
    assertThat(new MachineMemory(root).defaultBudget()).isEqualTo((long) (8 * GIB * 0.6));
  }

  @Test
  void secondVersionOfControlGroupsLimits() throws IOException {
    write("proc/self/cgroup", "0::/user/job\n");
    write("sys/fs/cgroup/user/job/memory.max", "max\n");
    write("sys/fs/cgroup/user/memory.max", "2147483648\n");

    long limit = new MachineMemory(root).limit();

    assertThat(limit).isEqualTo(2 * GIB);
  }

  @Test
  void firstVersionOfControlGroupsLimits() throws IOException {
    write("proc/self/cgroup", "5:cpu:/\n4:memory:/docker/1\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "1073741824\n");

    long limit = new MachineMemory(root).limit();

    assertThat(limit).isEqualTo(GIB);
  }

  @Test
  void limitBeyondTheMachineMeansNothing() throws IOException {
    write("proc/self/cgroup", "4:memory:/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");

    assertThat(new MachineMemory(root).limit()).isEqualTo(8 * GIB);
  }
}
