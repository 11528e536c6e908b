# isnad_embed_file(SOURCE SYMBOL FILE): an assembly source, put into the variable SOURCE, with the bytes of FILE between SYMBOL and
# SYMBOLEnd and a zero behind them. FILE may be made by the build.
function(isnad_embed_file source symbol file)
  set(assembly ${CMAKE_CURRENT_BINARY_DIR}/${symbol}.S)
  file(CONFIGURE OUTPUT ${assembly} CONTENT "  .section .rodata
  .global ${symbol}, ${symbol}End
${symbol}:
  .incbin \"${file}\"
${symbol}End:
  .byte 0
  .section .note.GNU-stack,\"\",%progbits
" @ONLY)
  set_source_files_properties(${assembly} PROPERTIES OBJECT_DEPENDS ${file})
  set(${source} ${assembly} PARENT_SCOPE)
endfunction()
