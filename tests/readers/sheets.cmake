# data.xlsx read by openpyxl, data.parquet by pyarrow and DuckDB, from a sample release.
add_executable(sheets_sample sheets_sample.cc)
target_link_libraries(sheets_sample PRIVATE connector_parquet connector_xlsx ledger_store)
add_dependencies(sheets_sample clock_ahead)

add_test(NAME readers.sheets
  COMMAND ${CMAKE_SOURCE_DIR}/build/readers/bin/python
    -B ${CMAKE_CURRENT_SOURCE_DIR}/sheets_test.py -v)
set_tests_properties(readers.sheets PROPERTIES
  LABELS readers TIMEOUT 600
  ENVIRONMENT "SHEETS_SAMPLE=$<TARGET_FILE:sheets_sample>;CLOCK_AHEAD=$<TARGET_FILE:clock_ahead>")
