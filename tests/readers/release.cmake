# Releases made by the binary: every file read by independent programs, and the making itself.
foreach(name release release_build)
  add_test(NAME readers.${name}
    COMMAND ${READERS_PYTHON} -B ${CMAKE_CURRENT_SOURCE_DIR}/${name}_test.py -v)
  set_tests_properties(readers.${name} PROPERTIES
    LABELS readers TIMEOUT 600 ENVIRONMENT
    "PATLEDGER=$<TARGET_FILE:patledger>;CLOCK_AHEAD=$<TARGET_FILE:clock_ahead>")
endforeach()
