# SPDX-License-Identifier: GPL-3.0-or-later
# One folder is one static library, named after its path (kafka/client: kafka_client). What it may include is its line in
# cmake/layers.txt and nothing else: every library is found under an include root of its own, and only those of the line
# are on its include path. Sources are globbed, so a new file needs no edit here.

set(OBSERVATORIO_LAYERS_FILE ${PROJECT_SOURCE_DIR}/cmake/layers.txt)
set_property(DIRECTORY ${PROJECT_SOURCE_DIR} APPEND PROPERTY CMAKE_CONFIGURE_DEPENDS ${OBSERVATORIO_LAYERS_FILE})
file(STRINGS ${OBSERVATORIO_LAYERS_FILE} OBSERVATORIO_LAYERS REGEX "^[^#]+:")

#   observatorio_allowed(FOLDER VARIABLE)  the folders that FOLDER's line in cmake/layers.txt names
function(observatorio_allowed folder variable)
    foreach(line IN LISTS OBSERVATORIO_LAYERS)
        if(line MATCHES "^${folder} +: *([^:]*):")
            string(STRIP "${CMAKE_MATCH_1}" allowed)
            string(REGEX REPLACE " +" ";" allowed "${allowed}")
            set(${variable} ${allowed} PARENT_SCOPE)
            return()
        endif()
    endforeach()
    message(FATAL_ERROR "${folder} has no line in cmake/layers.txt")
endfunction()

#   observatorio_include_root(TARGET FOLDER)  makes TARGET's headers, and no other folder's, visible as "FOLDER/name.h"
function(observatorio_include_root target folder)
    set(root ${PROJECT_BINARY_DIR}/include/${target})
    get_filename_component(parent ${root}/${folder} DIRECTORY)
    file(MAKE_DIRECTORY ${parent})
    file(CREATE_LINK ${PROJECT_SOURCE_DIR}/${folder} ${root}/${folder} SYMBOLIC)
    target_include_directories(${target} PUBLIC ${root})
endfunction()

#   observatorio_layer_links(TARGET FOLDER)  links what the folder's line allows, without passing it on
function(observatorio_layer_links target folder)
    observatorio_allowed(${folder} allowed)
    foreach(layer IN LISTS allowed)
        string(REPLACE "/" "_" library ${layer})
        target_link_libraries(${target} PRIVATE ${library})
    endforeach()
endfunction()

#   observatorio_precompile(TARGET [HEADERS...])  large headers from elsewhere, parsed once for the target
function(observatorio_precompile target)
    if(OBSERVATORIO_PCH AND ARGN)
        target_precompile_headers(${target} PRIVATE ${ARGN})
    endif()
endfunction()

#   observatorio_module([PUBLIC libs...] [PRIVATE libs...] [MOC] [PCH headers...] [EXCLUDE regexes...])
# The current folder as a library. PUBLIC and PRIVATE are libraries from elsewhere; the project's own come from the table.
function(observatorio_module)
    cmake_parse_arguments(M "MOC" "" "PUBLIC;PRIVATE;EXCLUDE;PCH" ${ARGN})
    file(RELATIVE_PATH folder ${PROJECT_SOURCE_DIR} ${CMAKE_CURRENT_SOURCE_DIR})
    string(REPLACE "/" "_" name ${folder})
    file(GLOB_RECURSE sources CONFIGURE_DEPENDS ${CMAKE_CURRENT_SOURCE_DIR}/*.cpp ${CMAKE_CURRENT_SOURCE_DIR}/*.h)
    foreach(pattern IN LISTS M_EXCLUDE)
        list(FILTER sources EXCLUDE REGEX ${pattern})
    endforeach()
    add_library(${name} STATIC ${sources})
    set_target_properties(${name} PROPERTIES LINKER_LANGUAGE CXX)
    target_link_libraries(${name} PUBLIC ${M_PUBLIC} PRIVATE ${M_PRIVATE})
    observatorio_include_root(${name} ${folder})
    observatorio_layer_links(${name} ${folder})
    if(M_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
    observatorio_precompile(${name} ${M_PCH})
endfunction()

#   observatorio_allocator(TARGET)  mimalloc in place of malloc and new, in the program and all its libraries. Whatever the
#   system's linker drops as unused, this stays: nothing calls it by a name of its own.
function(observatorio_allocator target)
    if(TARGET mimalloc)
        target_sources(${target} PRIVATE ${PROJECT_SOURCE_DIR}/app/allocator/allocator.cpp)
        target_link_libraries(${target} PRIVATE -Wl,--push-state,--no-as-needed mimalloc -Wl,--pop-state)
    endif()
endfunction()

#   observatorio_test(NAME LABEL labels... LINK libs... SOURCES files...)  a GoogleTest program, one ctest entry a program;
#   LAUNCHER runs it; PCH_FROM is a target of the same kind whose precompiled headers serve here too
function(observatorio_test name)
    cmake_parse_arguments(T "MOC" "TIMEOUT;LAUNCHER;PCH_FROM" "LABELS;LINK;SOURCES;ENV;PCH" ${ARGN})
    add_executable(${name} ${T_SOURCES})
    target_link_libraries(${name} PRIVATE ${T_LINK} GTest::gtest GTest::gmock)
    target_compile_definitions(${name} PRIVATE OBSERVATORIO_SOURCE_DIR="${PROJECT_SOURCE_DIR}")
    if(T_MOC)
        set_target_properties(${name} PROPERTIES AUTOMOC ON)
    endif()
    if(T_PCH_FROM AND OBSERVATORIO_PCH)
        target_precompile_headers(${name} REUSE_FROM ${T_PCH_FROM})
    else()
        observatorio_precompile(${name} <gtest/gtest.h> <gmock/gmock.h> ${T_PCH})
    endif()
    if(NOT T_TIMEOUT)
        set(T_TIMEOUT 120)
    endif()
    add_test(NAME ${name} COMMAND ${T_LAUNCHER} $<TARGET_FILE:${name}>)
    set_tests_properties(${name} PROPERTIES LABELS "${T_LABELS}" TIMEOUT ${T_TIMEOUT} ENVIRONMENT "${T_ENV}")
endfunction()
