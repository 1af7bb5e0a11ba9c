package web_test

var boardRows = []row{}
